import {
  MetricSource,
  SliDefinition,
  SliThreshold,
} from 'backstage-readiness-core';
import { CountQuery, countQuery } from './countQuery';
import { ParsedQuery, parseQuery } from './parseQuery';
import { promqlOf } from './promqlOf';
import {
  goodSamplesQuery,
  meanQuery,
  samplesQuery,
  valueQuery,
} from './sampleQueries';
import { SliceQuery } from './SliceQuery';
import { SliceWindow } from './SliceWindow';

/**
 * How the slices of an indicator are read.
 *
 * @remarks
 * `counts`: the series of both queries are added up. `samples`: one series; where `part` is missing none of the samples of
 * `total` was good. `ratio` and `comparison`: one series with one value for each slice.
 * @internal
 */
export type SlicePlan =
  | {
      readonly kind: 'counts' | 'samples';
      readonly part: SliceQuery;
      readonly total: SliceQuery;
      readonly warnings: readonly string[];
    }
  | {
      readonly kind: 'ratio';
      readonly value: SliceQuery;
      readonly warnings: readonly string[];
    }
  | {
      readonly kind: 'comparison';
      readonly threshold: SliThreshold;
      readonly value: SliceQuery;
      readonly warnings: readonly string[];
    }
  | { readonly kind: 'refused'; readonly reason: string };

/** @internal */
export interface SlicePlanRequest {
  readonly definition: SliDefinition;
  readonly threshold?: SliThreshold;
  readonly sliceSeconds: number;
  readonly scrapeIntervalSeconds: number;
}

/** @internal */
export type ReadablePlan = Exclude<SlicePlan, { kind: 'refused' }>;

/** The queries that read an indicator, or why there are none. @internal */
export function planQueries(request: SlicePlanRequest): SlicePlan {
  const { definition } = request;
  const window = SliceWindow.create(request);
  switch (definition.kind) {
    case 'good-total':
      return planCounts('good', definition.good, definition, window);
    case 'bad-total':
      return planCounts('bad', definition.bad, definition, window);
    case 'raw':
      return planRaw(definition.raw, window);
    default:
      return planThreshold(definition.metric, request.threshold, window);
  }
}

function planCounts(
  partName: 'good' | 'bad',
  partMetric: MetricSource,
  { counter, total: totalMetric }: { counter: boolean; total: MetricSource },
  window: SliceWindow,
): SlicePlan {
  const part = parsedMetric(partMetric, partName);
  const total = parsedMetric(totalMetric, 'total');
  if (part.kind === 'refused') {
    return part;
  }
  if (total.kind === 'refused') {
    return total;
  }
  const partCount = countQuery({ query: part.query, counter, window });
  const totalCount = countQuery({ query: total.query, counter, window });
  return {
    kind: 'counts',
    part: partCount.query,
    total: totalCount.query,
    warnings: [
      ...namedWarnings(partName, partCount),
      ...namedWarnings('total', totalCount),
      ...mismatch(partName, partCount, totalCount),
      ...(isOfEvents(totalCount) ? tooShort(window) : []),
    ],
  };
}

function planRaw(metric: MetricSource, window: SliceWindow): SlicePlan {
  const raw = parsedMetric(metric, 'raw');
  if (raw.kind === 'refused') {
    return raw;
  }
  const { query } = raw;
  return {
    kind: 'ratio',
    value:
      query.placeholders.length > 0
        ? valueQuery(query, window)
        : meanQuery(query, window),
    warnings: [],
  };
}

function planThreshold(
  metric: MetricSource,
  threshold: SliThreshold | undefined,
  window: SliceWindow,
): SlicePlan {
  const parsed = parsedMetric(metric, 'thresholdMetric');
  if (parsed.kind === 'refused') {
    return parsed;
  }
  if (!threshold || !Number.isFinite(threshold.limit)) {
    const reason =
      'A threshold metric is compared with a number; write op and value in the objective';
    return { kind: 'refused', reason };
  }
  const { query } = parsed;
  return query.placeholders.length > 0
    ? {
        kind: 'comparison',
        threshold,
        value: valueQuery(query, window),
        warnings: [],
      }
    : {
        kind: 'samples',
        part: goodSamplesQuery(query, threshold, window),
        total: samplesQuery(query, window),
        warnings: [],
      };
}

function parsedMetric(
  metric: MetricSource,
  name: string,
):
  | { readonly kind: 'parsed'; readonly query: ParsedQuery }
  | { readonly kind: 'refused'; readonly reason: string } {
  const promql = promqlOf(metric.spec);
  const parsing = promql.kind === 'found' ? parseQuery(promql.promql) : promql;
  return parsing.kind === 'refused'
    ? {
        kind: 'refused',
        reason: `The query of ${name} ${parsing.problem}`,
      }
    : parsing;
}

function namedWarnings(name: string, { warnings }: CountQuery): string[] {
  return warnings.map(warning => `The query of ${name} ${warning}`);
}

/** Seconds of a level and numbers of events cannot be divided by each other. */
function mismatch(
  partName: string,
  part: CountQuery,
  total: CountQuery,
): string[] {
  if (isOfEvents(part) === isOfEvents(total)) {
    return [];
  }
  const [level, events] = isOfEvents(total)
    ? [partName, 'total']
    : ['total', partName];
  return [
    `The query of ${level} gives a level and that of ${events} a number of events; write both in the same way`,
  ];
}

function isOfEvents({ measure }: CountQuery): boolean {
  return measure !== 'level' && measure !== 'ratio';
}

/** The increase of a counter needs two samples. */
function tooShort({ seconds, scrapeIntervalSeconds }: SliceWindow): string[] {
  return seconds < 2 * scrapeIntervalSeconds
    ? [
        `Slices of ${seconds} seconds hold two samples only where the server scrapes every ${Math.floor(
          seconds / 2,
        )} seconds or more often; set scrapeIntervalSeconds of the data source if it does, or make timeSliceWindow longer`,
      ]
    : [];
}

/** The queries of a plan, in the order in which they are shown and sent. @internal */
export function queriesOf(plan: ReadablePlan): readonly SliceQuery[] {
  return 'total' in plan ? [plan.part, plan.total] : [plan.value];
}
