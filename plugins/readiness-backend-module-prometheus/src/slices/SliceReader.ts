import type {
  SliReadAnswer,
  SliReadRequest,
} from 'backstage-plugin-readiness-node';
import { PrometheusClient } from '../client/PrometheusClient';
import { RangeAnswer, ReadFault, Sample } from '../client/RangeAnswer';
import { queriesOf, ReadablePlan } from '../queries/planQueries';
import { SliceQuery } from '../queries/SliceQuery';
import { countReadings } from './countReadings';
import { ratioReadings } from './ratioReadings';
import { sampleReadings } from './sampleReadings';
import { sliceChunks } from './sliceChunks';
import { ScaledSeries, SliceReadings } from './sliceReadings';
import { thresholdReadings } from './thresholdReadings';

const MOST_WARNINGS = 10;

type QueryAnswer =
  | ({
      readonly kind: 'series';
      readonly warnings: readonly string[];
    } & ScaledSeries)
  | ReadFault;

/**
 * Reads the slices of one indicator: each query as one range with a point at the end of each slice, or as several where
 * that is longer than a server answers. One fault is the answer to all.
 * @internal
 */
export class SliceReader {
  readonly #client: Pick<PrometheusClient, 'queryRange'>;
  readonly #request: SliReadRequest;

  constructor(options: {
    client: Pick<PrometheusClient, 'queryRange'>;
    request: SliReadRequest;
  }) {
    this.#client = options.client;
    this.#request = options.request;
  }

  async read(plan: ReadablePlan): Promise<SliReadAnswer> {
    const answers = await Promise.all(
      queriesOf(plan).map(query => this.#ask(query)),
    );
    const read = new Array<Extract<QueryAnswer, { kind: 'series' }>>();
    for (const answer of answers) {
      if (answer.kind !== 'series') {
        return answer;
      }
      read.push(answer);
    }
    const [first, last] = [read[0], read[read.length - 1]];
    const readings = settle(plan, this.#request.sliceSeconds, first, last);
    return readings.kind === 'refused'
      ? readings
      : {
          kind: 'read',
          readings: readings.readings,
          warnings: distinct([
            ...plan.warnings,
            ...readings.warnings,
            ...read.flatMap(({ warnings }) => warnings),
          ]),
        };
  }

  async #ask(query: SliceQuery): Promise<QueryAnswer> {
    const { sliceSeconds, signal } = this.#request;
    const series = new Array<readonly Sample[]>();
    const warnings = new Array<string>();
    for (const { firstEnd, lastEnd } of sliceChunks(this.#request)) {
      const answer: RangeAnswer = await this.#client.queryRange({
        promql: query.promql,
        start: firstEnd,
        end: lastEnd,
        stepSeconds: sliceSeconds,
        signal,
      });
      if (answer.kind !== 'series') {
        return answer;
      }
      series.push(...answer.series);
      warnings.push(...answer.warnings);
    }
    return { kind: 'series', series, scale: query.scale, warnings };
  }
}

function distinct(warnings: readonly string[]): string[] {
  return [...new Set(warnings)].slice(0, MOST_WARNINGS);
}

function settle(
  plan: ReadablePlan,
  sliceSeconds: number,
  first: ScaledSeries,
  last: ScaledSeries,
): SliceReadings {
  switch (plan.kind) {
    case 'counts':
      return countReadings({ part: first, total: last, sliceSeconds });
    case 'samples':
      return sampleReadings({ part: first, total: last, sliceSeconds });
    case 'ratio':
      return ratioReadings({ ...plan, value: first, sliceSeconds });
    default:
      return thresholdReadings({ ...plan, value: first, sliceSeconds });
  }
}
