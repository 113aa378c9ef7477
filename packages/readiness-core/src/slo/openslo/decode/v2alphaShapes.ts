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
  labels: map(TEXT),
  annotations: map(TEXT),
});

const dataSourceFields = {
  description: TEXT,
  type: TEXT,
  connectionDetails: { kind: 'anything' },
} as const;

const metric = optionalRecord('metric', {
  dataSourceRef: TEXT,
  dataSourceSpec: optionalRecord('dataSourceSpec', dataSourceFields),
  spec: { kind: 'any-map' },
});

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

const sli = optionalRecord('sli', { metadata, spec: sliSpec });

const conditionSpec = record('AlertCondition spec', {
  description: TEXT,
  severity: TEXT,
  condition: record('condition', {
    kind: TEXT,
    op: TEXT,
    threshold: NUMBER,
    lookbackWindow: DURATION,
    alertAfter: DURATION,
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

const sloSpec = record('SLO spec', {
  description: TEXT,
  serviceRef: TEXT,
  sli,
  sliRef: OPTIONAL_TEXT,
  budgetingMethod: TEXT,
  timeWindow: list(
    record('item of timeWindow', {
      duration: DURATION,
      isRolling: BOOLEAN,
      calendar: optionalRecord('calendar', { startTime: TEXT, timeZone: TEXT }),
    }),
  ),
  objectives: list(
    record('objective', {
      displayName: TEXT,
      op: TEXT,
      value: NUMBER,
      target: NUMBER,
      targetPercent: NUMBER,
      timeSliceTarget: NUMBER,
      timeSliceWindow: OPTIONAL_DURATION,
      sli,
      sliRef: OPTIONAL_TEXT,
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

/** The fields of the objects of `openslo.com/v2alpha`, by kind. @internal */
export const V2ALPHA_SHAPES: ReadonlyMap<string, RecordShape> = new Map(
  Object.entries({
    SLO: sloSpec,
    SLI: sliSpec,
    DataSource: record('DataSource spec', dataSourceFields),
    Service: record('Service spec', { description: TEXT }),
    AlertPolicy: policySpec,
    AlertCondition: conditionSpec,
    AlertNotificationTarget: targetSpec,
  }).map(([kind, spec]) => [kind, objectShape(kind, metadata, spec)]),
);
