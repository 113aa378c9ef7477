import {
  MetricSource,
  SliceReading,
  SliDefinition,
} from 'backstage-readiness-core';
import {
  SliPlan,
  SliReadAnswer,
  SliReadRequest,
  SliSource,
} from 'backstage-plugin-readiness-node';
import { Knex } from 'knex';
import { DbSliPushesRow } from '../../database/sloTables';
import { unpackSlices } from '../slices/packSlices';
import { SERIES } from '../slices/readPushedSlice';
import { dayOf } from '../slices/sliceDays';

/** The type, and the name, of the source of pushed slices. @internal */
export const PUSH = 'push';

type Refusal = { readonly kind: 'refused'; readonly reason: string };
type Series = { readonly kind: 'series'; readonly series: string };

/**
 * The series that an indicator of pushed slices reads, or why it cannot be read.
 * @internal
 */
export function pushedSeries(definition: SliDefinition): Series | Refusal {
  switch (definition.kind) {
    case 'good-total':
      return sameSeries(definition.good, definition.total);
    case 'bad-total':
      return sameSeries(definition.bad, definition.total);
    case 'raw':
      return seriesOf(definition.raw);
    default:
      return refused(
        'Pushed slices are counts of good and bad events, not values to compare with a threshold; use a ratioMetric',
      );
  }
}

/**
 * Slices that services push over HTTP, read like those of any other source. A slice that is longer than those of its
 * series is the sum of them.
 * @internal
 */
export class PushSource implements SliSource {
  readonly name = PUSH;
  readonly title = 'Pushed slices';
  readonly types = [PUSH];
  readonly #knex: Knex;

  constructor(knex: Knex) {
    this.#knex = knex;
  }

  plan({ definition }: Pick<SliReadRequest, 'definition'>): SliPlan {
    const answer = pushedSeries(definition);
    return answer.kind === 'refused'
      ? answer
      : {
          kind: 'readable',
          queries: [`pushed slices of ${answer.series}`],
          warnings: [],
        };
  }

  async read(request: SliReadRequest): Promise<SliReadAnswer> {
    const answer = pushedSeries(request.definition);
    if (answer.kind === 'refused') {
      return answer;
    }
    const { from, to, sliceSeconds } = request;
    const rows = await this.#knex<DbSliPushesRow>('sli_pushes')
      .where({ series: answer.series })
      .whereBetween('day', [dayOf(from), dayOf(to - 1)])
      .orderBy('day');
    const unfit = rows.find(row => sliceSeconds % row.slice_seconds !== 0);
    if (unfit) {
      return refused(
        `The slices of ${answer.series} are ${unfit.slice_seconds} seconds long, and the objective counts slices of ${sliceSeconds}: push slices whose length divides that`,
      );
    }
    const pushed = rows
      .flatMap(row =>
        unpackSlices(row.slices, {
          day: row.day,
          sliceSeconds: row.slice_seconds,
        }),
      )
      .filter(({ start }) => start >= from && start < to);
    return {
      kind: 'read',
      readings: summed(pushed, sliceSeconds * 1000).map(slice =>
        readingOf(slice, request.definition),
      ),
      warnings: [],
    };
  }
}

interface Counts {
  start: number;
  good: number;
  total: number;
}

function summed(pushed: readonly SliceReading[], length: number): Counts[] {
  const slices = new Map<number, Counts>();
  for (const { start, part, total } of pushed) {
    const begin = Math.floor(start / length) * length;
    const slice = slices.get(begin) ?? { start: begin, good: 0, total: 0 };
    slice.good += part ?? 0;
    slice.total += total ?? 0;
    slices.set(begin, slice);
  }
  return [...slices.values()];
}

function readingOf(
  { start, good, total }: Counts,
  definition: SliDefinition,
): SliceReading {
  switch (definition.kind) {
    case 'bad-total':
      return { start, part: total - good, total };
    case 'raw': {
      const part = definition.rawType === 'success' ? good : total - good;
      return total === 0
        ? { start, part: null, total: null }
        : { start, part: part / total, total: 1 };
    }
    default:
      return { start, part: good, total };
  }
}

function sameSeries(part: MetricSource, total: MetricSource): Series | Refusal {
  const first = seriesOf(part);
  const second = seriesOf(total);
  if (first.kind === 'refused' || second.kind === 'refused') {
    return first.kind === 'refused' ? first : second;
  }
  return first.series === second.series
    ? first
    : refused(
        `A pushed slice holds good and total counts, so both name one series; here they are ${first.series} and ${second.series}`,
      );
}

function seriesOf({ spec }: MetricSource): Series | Refusal {
  const { series } = spec;
  return typeof series === 'string' && SERIES.test(series)
    ? { kind: 'series', series }
    : refused(
        'A metricSource of type push needs spec.series, the name under which slices are pushed, such as checkout/requests',
      );
}

function refused(reason: string): Refusal {
  return { kind: 'refused', reason };
}
