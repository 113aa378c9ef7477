import { YamlNode } from '../../../documents/yamlNode';
import { describeValue } from '../../../documents/readers';
import { shorten } from '../../../documents/shorten';
import { suggest } from '../../../documents/suggest';
import { RecordShape, Shape } from './shapes';

/** The record that holds a value, or the list. @internal */
export interface HintParent {
  readonly name: string;
  readonly node: YamlNode;
}

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

const UNITS: Readonly<Record<string, string>> = {
  minute: 'm',
  hour: 'h',
  day: 'd',
  week: 'w',
  month: 'M',
  quarter: 'Q',
  year: 'Y',
};

/** The shorthand that a window means by `unit` (or a `duration` of a unit alone) and `count`. */
function shorthandOf({ entries }: YamlNode): string {
  const unit = textIn(entries, 'unit') ?? textIn(entries, 'duration') ?? '';
  const count = entries?.get('count')?.node.value;
  const letter = unitLetter(unit);
  const amount = typeof count === 'number' && count > 0 ? count : 1;
  return letter ? `${amount}${letter}` : '28d';
}

function unitLetter(word: string): string | undefined {
  const singular = word.trim().toLocaleLowerCase('en-US').replace(/s$/, '');
  return Object.hasOwn(UNITS, singular) ? UNITS[singular] : undefined;
}

function textIn(entries: YamlNode['entries'], key: string): string | undefined {
  const value = entries?.get(key)?.node.value;
  return typeof value === 'string' ? value : undefined;
}

/** What is wrong with the type of a value, and the right form. @internal */
export function explainType(
  node: YamlNode,
  shape: Shape,
  parent: HintParent | undefined,
): string {
  return `is ${describeValue(node.value)}; ${rightForm(node, shape, parent)}`;
}

const REFERENCES: Readonly<Record<string, string>> = {
  'list alertPolicies': 'alertPolicyRef',
  'list conditions': 'conditionRef',
  'list notificationTargets': 'targetRef',
};

function rightForm(
  { value }: YamlNode,
  shape: Shape,
  parent: HintParent | undefined,
): string {
  switch (shape.kind) {
    case 'duration':
      return durationForm(value, parent);
    case 'text':
    case 'object-kind':
      return isPrimitive(value)
        ? `it must be text: put it in quotes, "${String(value)}"`
        : 'it must be text';
    case 'label':
      return isPrimitive(value)
        ? `a label must be text or a list of texts: put it in quotes, "${String(
            value,
          )}"`
        : 'a label must be text or a list of texts';
    case 'number':
    case 'integer':
      return numberForm(value, shape.kind);
    case 'boolean':
      return 'it must be true or false, without quotes';
    case 'list':
      return 'it must be a list: begin each item with "- "';
    default:
      return recordForm(value, parent);
  }
}

function recordForm(
  value: YamlNode['value'],
  parent: HintParent | undefined,
): string {
  const reference = parent && REFERENCES[parent.name];
  if (reference === undefined) {
    return 'it must be a map';
  }
  return typeof value === 'string'
    ? `write - ${reference}: ${shorten(value)}`
    : `it must be a map, such as { ${reference}: <name> }`;
}

function numberForm(
  value: YamlNode['value'],
  kind: 'number' | 'integer',
): string {
  const isNumber =
    typeof value === 'string' && /^-?\d+(\.\d+)?$/.test(value.trim());
  const right =
    kind === 'number' ? 'it must be a number' : 'it must be a whole number';
  return isNumber ? `${right}: write ${value}, without quotes` : right;
}

function durationForm(
  value: YamlNode['value'],
  parent: HintParent | undefined,
): string {
  const right =
    'a duration is a number with one of m, h, d, w, M, Q, Y, such as 28d';
  if (typeof value === 'number') {
    return `write "${value}m" for minutes; ${right}`;
  }
  if (typeof value !== 'string') {
    return right;
  }
  if (/^\d+$/.test(value.trim())) {
    return `write "${value.trim()}m" for minutes; ${right}`;
  }
  return unitLetter(value) && parent
    ? `write duration: ${shorthandOf(parent.node)}; ${right}`
    : right;
}

function isPrimitive(value: YamlNode['value']): boolean {
  return value !== null && typeof value !== 'object';
}

function nameOf(record: string): string {
  if (/^[A-Z]\w+$/.test(record)) {
    return `a document of kind ${record}`;
  }
  return /^(item|objective)/.test(record) ? `an ${record}` : record;
}
