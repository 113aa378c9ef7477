import {
  BOOLEAN,
  list,
  NUMBER,
  objectShape,
  optionalRecord,
  record,
  RecordShape,
  TEXT,
} from './shapes';

const metadata = record('metadata', { name: TEXT, displayName: TEXT });

const query = record('v1alpha metric', {
  source: TEXT,
  queryType: TEXT,
  query: TEXT,
});

const sloSpec = record('v1alpha SLO spec', {
  description: TEXT,
  service: TEXT,
  budgetingMethod: TEXT,
  indicator: optionalRecord('v1alpha indicator', { thresholdMetric: query }),
  timeWindows: list(
    record('item of timeWindows', {
      unit: TEXT,
      count: { kind: 'integer' },
      isRolling: BOOLEAN,
      calendar: optionalRecord('calendar', { startTime: TEXT, timeZone: TEXT }),
    }),
  ),
  objectives: list(
    record('v1alpha objective', {
      displayName: TEXT,
      value: NUMBER,
      ratioMetrics: optionalRecord('ratioMetrics', {
        good: query,
        total: query,
        incremental: BOOLEAN,
      }),
      target: NUMBER,
      timeSliceTarget: NUMBER,
      op: TEXT,
    }),
  ),
});

/** The fields of the objects of `openslo/v1alpha`, by kind. @internal */
export const V1ALPHA_SHAPES: ReadonlyMap<string, RecordShape> = new Map(
  Object.entries({
    SLO: sloSpec,
    Service: record('Service spec', { description: TEXT }),
  }).map(([kind, spec]) => [kind, objectShape(kind, metadata, spec)]),
);
