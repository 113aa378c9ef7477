import {
  BOOLEAN,
  DURATION,
  list,
  map,
  NUMBER,
  OBJECT_KIND,
  objectShape,
  OPTIONAL_DURATION,
  OPTIONAL_TEXT,
  optionalRecord,
  record,
  RecordShape,
  TEXT,
} from './shapes';

const metadata = record('metadata', {
  name: TEXT,
  displayName: TEXT,
  labels: map({ kind: 'label' }),
  annotations: map(TEXT),
});

const metricFields = {
  metricSource: record('metricSource', {
    metricSourceRef: TEXT,
    type: TEXT,
    spec: { kind: 'any-map' },
  }),
};
const metric = optionalRecord('metric', metricFields);

const sliSpec = record('SLI spec', {
  description: TEXT,
  thresholdMetric: metric,
  ratioMetric: optionalRecord('ratioMetric', {
    counter: BOOLEAN,
    good: metric,
    bad: metric,
    total: metric,
    rawType: TEXT,
    raw: metric,
  }),
});

const indicator = optionalRecord('indicator', { metadata, spec: sliSpec });

const conditionSpec = record('AlertCondition spec', {
  description: TEXT,
  severity: TEXT,
  condition: record('condition', {
    kind: TEXT,
    op: TEXT,
    threshold: NUMBER,
    lookbackWindow: DURATION,
    alertAfter: OPTIONAL_DURATION,
  }),
});

const targetSpec = record('AlertNotificationTarget spec', {
  description: TEXT,
  target: TEXT,
});

const policySpec = record('AlertPolicy spec', {
  description: TEXT,
  alertWhenNoData: BOOLEAN,
  alertWhenBreaching: BOOLEAN,
  alertWhenResolved: BOOLEAN,
  conditions: list(
    record('item of conditions', {
      conditionRef: TEXT,
      kind: OBJECT_KIND,
      metadata,
      spec: conditionSpec,
    }),
  ),
  notificationTargets: list(
    record('item of notificationTargets', {
      targetRef: TEXT,
      kind: OBJECT_KIND,
      metadata,
      spec: targetSpec,
    }),
  ),
});

const timeWindow = record('item of timeWindow', {
  duration: DURATION,
  isRolling: BOOLEAN,
  calendar: optionalRecord('calendar', { startTime: TEXT, timeZone: TEXT }),
});

const sloSpec = record('SLO spec', {
  description: TEXT,
  service: TEXT,
  indicator,
  indicatorRef: OPTIONAL_TEXT,
  budgetingMethod: TEXT,
  timeWindow: list(timeWindow),
  objectives: list(
    record('objective', {
      displayName: TEXT,
      op: TEXT,
      value: NUMBER,
      target: NUMBER,
      targetPercent: NUMBER,
      timeSliceTarget: NUMBER,
      timeSliceWindow: OPTIONAL_DURATION,
      indicator,
      indicatorRef: OPTIONAL_TEXT,
      compositeWeight: NUMBER,
    }),
  ),
  alertPolicies: list(
    record('item of alertPolicies', {
      alertPolicyRef: TEXT,
      kind: OBJECT_KIND,
      metadata,
      spec: policySpec,
    }),
  ),
});

const dataSourceSpec = record('DataSource spec', {
  description: TEXT,
  type: TEXT,
  connectionDetails: { kind: 'anything' },
});

/** The fields of the objects of `openslo/v1`, by kind. @internal */
export const V1_SHAPES: ReadonlyMap<string, RecordShape> = new Map(
  Object.entries({
    SLO: sloSpec,
    SLI: sliSpec,
    DataSource: dataSourceSpec,
    Service: record('Service spec', { description: TEXT }),
    AlertPolicy: policySpec,
    AlertCondition: conditionSpec,
    AlertNotificationTarget: targetSpec,
  }).map(([kind, spec]) => [kind, objectShape(kind, metadata, spec)]),
);
