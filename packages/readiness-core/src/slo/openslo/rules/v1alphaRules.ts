import { describeValue } from '../../../documents/readers';
import { childOrEmpty, Decoded, itemsAt, textAt } from '../decode/Decoded';
import { ObjectFindings } from '../decode/ObjectFindings';
import { OPERATORS } from './alertRules';
import {
  checkDescription,
  checkExclusive,
  checkLength,
  checkNumber,
  checkOneOf,
  DESCRIPTION_LENGTH,
  requireField,
} from './textRules';
import { checkWindowKind } from './timeRules';

const METHODS = ['Occurrences', 'Timeslices'];
const UNITS = ['Second', 'Day', 'Week', 'Month', 'Quarter'];

/** @internal */
export function checkV1alphaSloSpec(
  spec: Decoded,
  found: ObjectFindings,
): void {
  const objectives = itemsAt(spec, 'objectives');
  const choices = ['indicator', 'objectives[*].ratioMetrics'];
  const ratio = objectives.some(each => each.fields.has('ratioMetrics'));
  const given = choices.filter(name =>
    name === 'indicator' ? spec.fields.has(name) : ratio,
  );
  if (!checkExclusive(spec, given, choices, found)) {
    return;
  }
  checkDescription(spec, found);
  requireField(spec, 'service', 'name the service', found);
  const right = `write one of ${METHODS.join(', ')}`;
  const method = requireField(spec, 'budgetingMethod', right, found);
  checkOneOf(method, METHODS, found);
  checkThresholdMetric(spec, found);
  checkTimeWindows(spec, found);
  for (const objective of objectives) {
    checkObjective(objective, found);
    if (method?.value === 'Timeslices') {
      const share = 'write a share of good events, such as 0.95';
      const target = requireField(objective, 'timeSliceTarget', share, found);
      checkNumber(target, { atLeast: 0, atMost: 1 }, found);
    }
  }
}

function checkThresholdMetric(spec: Decoded, found: ObjectFindings): void {
  const indicator = spec.fields.get('indicator');
  const right = 'write { source, queryType, query }';
  const metric =
    indicator && requireField(indicator, 'thresholdMetric', right, found);
  if (metric) {
    checkQuery(metric, found);
  }
}

/** The official validator reports `timeWindows` as `timeWindow`. */
function checkTimeWindows(spec: Decoded, found: ObjectFindings): void {
  const windows = itemsAt(spec, 'timeWindows');
  const path = `${spec.path}.timeWindow`;
  if (windows.length !== 1) {
    const line = spec.fields.get('timeWindows')?.line ?? spec.line;
    found.error(
      { path, line },
      'slice_length',
      `has ${windows.length} items; write exactly one in timeWindows`,
    );
  }
  windows.forEach((window, index) => {
    checkWindow(renamed(window, `${path}[${index}]`), found);
  });
}

function renamed(at: Decoded, path: string): Decoded {
  const fields = Array.from(at.fields, ([name, field]) => {
    const named = renamed(field, `${path}.${name}`);
    return [name, named] as const;
  });
  return { ...at, path, fields: new Map(fields) };
}

function checkWindow(window: Decoded, found: ObjectFindings): void {
  checkWindowKind(window, found);
  const right = `write one of ${UNITS.join(', ')}`;
  checkOneOf(requireField(window, 'unit', right, found), UNITS, found);
  const count = childOrEmpty(window, 'count');
  checkNumber({ ...count, value: count.value ?? 0 }, { moreThan: 0 }, found);
}

function checkObjective(objective: Decoded, found: ObjectFindings): void {
  checkLength(objective.fields.get('displayName'), DESCRIPTION_LENGTH, found);
  const ratio = objective.fields.get('ratioMetrics');
  requireField(
    objective,
    'value',
    'v1alpha asks for it even of a ratio; write value: 1, or write the SLO in apiVersion: openslo/v1',
    found,
  );
  const target = requireField(
    objective,
    'target',
    'write a share below 1, such as 0.99',
    found,
  );
  checkNumber(target, { atLeast: 0, lessThan: 1 }, found);
  if (!ratio) {
    const right = `write one of ${OPERATORS.join(', ')}`;
    checkOneOf(requireField(objective, 'op', right, found), OPERATORS, found);
    return;
  }
  const op = objective.fields.get('op');
  if (op && !op.zero) {
    found.error(op, 'forbidden', 'belongs to a threshold metric; remove it');
  }
  for (const name of ['good', 'total']) {
    const right = 'write { source, queryType, query }';
    const query = requireField(ratio, name, right, found);
    if (query) {
      checkQuery(query, found);
    }
  }
}

function checkQuery(metric: Decoded, found: ObjectFindings): void {
  for (const name of ['source', 'queryType']) {
    const at = requireField(metric, name, 'write a word', found);
    if (at && !/^[a-zA-Z]*$/.test(String(at.value))) {
      found.error(
        at,
        'string_alpha',
        `is ${describeValue(at.value)}; it must be letters only`,
      );
    }
  }
  const query = requireField(metric, 'query', 'write the query', found);
  if (query && textAt(metric, 'query').trim() === '') {
    found.error(query, 'string_not_empty', 'is blank; write the query');
  }
}
