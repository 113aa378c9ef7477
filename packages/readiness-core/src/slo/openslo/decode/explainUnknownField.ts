import { YamlNode } from '../../../documents/yamlNode';
import { suggest } from '../../../documents/suggest';
import { RecordShape } from './shapes';
import { shorthandOf } from './shorthandOf';

const QUERY_V1 =
  'in openslo/v1 it belongs to metricSource: { type: <source>, spec: { query: <query> } }';

const INLINE_CONDITION =
  'an inline condition is { kind: AlertCondition, metadata: { name }, spec: { severity, condition } }';

/** Fields that people write in a place where they do not belong, by record; the right form. */
const MISPLACED: Readonly<Record<string, Readonly<Record<string, string>>>> = {
  condition: {
    operator: 'write op: gte',
    duration: 'write lookbackWindow: 1h',
    window: 'write lookbackWindow: 1h',
    value: 'write threshold: 2',
  },
  'item of conditions': {
    operator: INLINE_CONDITION,
    op: INLINE_CONDITION,
    threshold: INLINE_CONDITION,
    lookbackWindow: INLINE_CONDITION,
    severity: INLINE_CONDITION,
    condition: INLINE_CONDITION,
  },
  objective: {
    operator: 'write op',
    timeWindow:
      'the time window belongs to the SLO: spec.timeWindow: [{ duration: 28d, isRolling: true }]',
    timeWindows:
      'the time window belongs to the SLO: spec.timeWindow: [{ duration: 28d, isRolling: true }]',
    ratioMetrics:
      'this is the form of v1alpha; in openslo/v1 write spec.indicator.spec.ratioMetric with good and total',
    ratioMetric: 'write it at spec.indicator.spec.ratioMetric',
    thresholdMetric: 'write it at spec.indicator.spec.thresholdMetric',
    name: 'write displayName',
    targetPercentage: 'write targetPercent: 99.9',
    alertPolicies: 'write it at spec.alertPolicies',
  },
  'SLO spec': {
    timeWindows:
      'this is the form of v1alpha; in openslo/v1 write timeWindow: [{ duration: 28d, isRolling: true }]',
    target: 'it belongs to an item of spec.objectives',
    objective: 'write objectives, a list',
    thresholdMetric: 'write it at spec.indicator.spec.thresholdMetric',
    ratioMetric: 'write it at spec.indicator.spec.ratioMetric',
    ratioMetrics: 'write it at spec.indicator.spec.ratioMetric',
    displayName: 'it belongs to metadata',
    labels: 'it belongs to metadata',
    annotations: 'it belongs to metadata',
    alerting: 'write alertPolicies: [{ alertPolicyRef: <name> }]',
    burnRateAlerts: 'write alertPolicies: [{ alertPolicyRef: <name> }]',
    alerts: 'write alertPolicies: [{ alertPolicyRef: <name> }]',
  },
  'v1alpha SLO spec': {
    timeWindow: 'this is the form of v1; write apiVersion: openslo/v1',
    alertPolicies: 'this is the form of v1; write apiVersion: openslo/v1',
    indicatorRef: 'this is the form of v1; write apiVersion: openslo/v1',
    burnRateAlerts: 'no version of OpenSLO has it; remove it',
    alerts: 'no version of OpenSLO has it; remove it',
  },
  ratioMetrics: { counter: 'write incremental' },
  ratioMetric: { incremental: 'write counter' },
  'SLI spec': {
    ratioMetrics: 'write ratioMetric',
    source: QUERY_V1,
    queryType: QUERY_V1,
    query: QUERY_V1,
  },
  metric: { source: QUERY_V1, queryType: QUERY_V1, query: QUERY_V1 },
  metricSource: {
    query: 'it belongs to spec: { query: <query> }',
    queryType: 'it belongs to spec',
    source: 'write type',
  },
  indicator: {
    thresholdMetric: 'write it at indicator.spec.thresholdMetric',
    ratioMetric: 'write it at indicator.spec.ratioMetric',
    name: 'it belongs to indicator.metadata',
    kind: 'an indicator has metadata and spec alone',
    apiVersion: 'an indicator has metadata and spec alone',
  },
  metadata: { namespace: 'OpenSLO has no namespaces; remove it' },
};

/** What is wrong with a field that a record does not have, and the right form. @internal */
export function explainUnknownField(
  key: string,
  { name, fields }: RecordShape,
  node: YamlNode,
): string {
  const known = Object.keys(fields);
  const hint =
    windowHint(key, name, node) ??
    v1alphaMetadataHint(key, name, known) ??
    placed(key, name) ??
    childHint(key, fields) ??
    nearest(key, known) ??
    `its fields are ${known.join(', ')}`;
  return `is a field that ${nameOf(name)} does not have; ${hint}`;
}

function placed(key: string, record: string): string | undefined {
  const hints = MISPLACED[record];
  return hints && Object.hasOwn(hints, key) ? hints[key] : undefined;
}

/** A field that belongs to a record in this one, such as `labels` to `metadata`. */
function childHint(key: string, fields: RecordShape['fields']) {
  const home = Object.entries(fields).find(
    ([, shape]) => shape.kind === 'record' && Object.hasOwn(shape.fields, key),
  );
  return home && `it belongs to ${home[0]}`;
}

function nearest(key: string, known: readonly string[]): string | undefined {
  const near = suggest(key, known);
  return near && `did you mean "${near}"?`;
}

function v1alphaMetadataHint(
  key: string,
  record: string,
  known: readonly string[],
): string | undefined {
  const isMissing =
    record === 'metadata' &&
    (key === 'labels' || key === 'annotations') &&
    !known.includes(key);
  return isMissing
    ? 'v1alpha has none; write the object in apiVersion: openslo/v1'
    : undefined;
}

/** `unit` and `count` of v1alpha, written in a window of v1. */
function windowHint(
  key: string,
  record: string,
  node: YamlNode,
): string | undefined {
  const applies =
    record === 'item of timeWindow' && (key === 'unit' || key === 'count');
  return applies
    ? `write the length as one shorthand, duration: ${shorthandOf(node)}`
    : undefined;
}

function nameOf(record: string): string {
  if (/^[A-Z]\w+$/.test(record)) {
    return `a document of kind ${record}`;
  }
  return /^(item|objective)/.test(record) ? `an ${record}` : record;
}
