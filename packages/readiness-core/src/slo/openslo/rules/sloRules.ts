import { childOrEmpty, Decoded, itemsAt } from '../decode/Decoded';
import { ObjectFindings } from '../decode/ObjectFindings';
import { exactRatio } from '../resolve/exactRatio';
import { checkAlertPolicies, OPERATORS } from './alertRules';
import { Dialect } from './Dialect';
import { checkSliSpec } from './sliRules';
import {
  checkDescription,
  checkDnsLabel,
  checkDuration,
  checkExclusive,
  checkNumber,
  checkOneOf,
  placeOf,
  requireField,
} from './textRules';
import { checkWindowKind } from './timeRules';

/** @internal */
export const BUDGETING_METHODS = [
  'Occurrences',
  'Timeslices',
  'RatioTimeslices',
];

/** @internal */
export function checkSloSpec(
  spec: Decoded,
  dialect: Dialect,
  found: ObjectFindings,
): void {
  const objectives = itemsAt(spec, 'objectives');
  const composite = objectives.some(each => hasIndicator(each, dialect));
  checkPlacement(spec, composite, dialect, found);
  checkIndicator(spec, dialect, found);
  checkDescription(spec, found);
  requireField(spec, dialect.service, 'name the service', found);
  const right = `write one of ${BUDGETING_METHODS.join(', ')}`;
  const method = requireField(spec, 'budgetingMethod', right, found);
  checkOneOf(method, BUDGETING_METHODS, found);
  checkTimeWindow(spec, dialect, found);
  checkAlertPolicies(spec, dialect, found);
  for (const objective of objectives) {
    checkTarget(objective, found);
    checkSlices(objective, method?.value, dialect, found);
    checkThreshold(objective, childOrEmpty(spec, dialect.indicator), found);
    if (composite) {
      checkIndicator(objective, dialect, found);
      const weight = objective.fields.get('compositeWeight');
      checkNumber(weight, { moreThan: 0 }, found);
    }
  }
}

/** Whether an SLO or an objective has an indicator or refers to one. */
function hasIndicator(
  parent: Decoded,
  { indicator, indicatorRef }: Dialect,
): boolean {
  return parent.fields.has(indicator) || parent.fields.has(indicatorRef);
}

function checkPlacement(
  spec: Decoded,
  composite: boolean,
  dialect: Dialect,
  found: ObjectFindings,
): void {
  const { indicator, indicatorRef } = dialect;
  const standard = hasIndicator(spec, dialect);
  if (composite === standard) {
    found.error(
      spec,
      'mutually_exclusive',
      standard
        ? `has an indicator and so have its objectives; keep ${indicator} or ${indicatorRef} in one of these places`
        : `has no indicator; give it ${indicator} or ${indicatorRef}, or one to each objective of a composite`,
    );
  }
}

/** The first fault ends it: two indicators are not looked into. */
function checkIndicator(
  parent: Decoded,
  dialect: Dialect,
  found: ObjectFindings,
): void {
  if (!hasIndicator(parent, dialect)) {
    return;
  }
  const choices = [dialect.indicator, dialect.indicatorRef];
  const given = choices.filter(name => parent.fields.has(name));
  if (!checkExclusive(parent, given, choices, found)) {
    return;
  }
  const inline = parent.fields.get(dialect.indicator);
  if (inline) {
    dialect.checkMetadata(inline, found);
    checkSliSpec(childOrEmpty(inline, 'spec'), dialect, found);
  } else {
    checkDnsLabel(parent.fields.get(dialect.indicatorRef), found);
  }
}

function checkTimeWindow(
  spec: Decoded,
  { units }: Dialect,
  found: ObjectFindings,
): void {
  const windows = itemsAt(spec, 'timeWindow');
  if (windows.length !== 1) {
    found.error(
      placeOf(spec, 'timeWindow'),
      'slice_length',
      `has ${windows.length} items; an SLO has exactly one time window, such as - duration: 28d and isRolling: true`,
    );
  }
  for (const window of windows) {
    checkWindowKind(window, found);
    const right = 'write a duration, such as 28d';
    checkDuration(requireField(window, 'duration', right, found), units, found);
  }
}

function checkTarget(objective: Decoded, found: ObjectFindings): void {
  const choices = ['target', 'targetPercent'];
  const given = choices.filter(name => objective.fields.has(name));
  checkExclusive(objective, given, choices, found);
  checkNumber(
    objective.fields.get('target'),
    { atLeast: 0, lessThan: 1, whenLarge: asPercent },
    found,
  );
  checkNumber(
    objective.fields.get('targetPercent'),
    { atLeast: 0, lessThan: 100 },
    found,
  );
}

function asPercent(value: number): string {
  return value > 1 && value < 100
    ? `: a percentage is written targetPercent: ${value}`
    : ', since a target of all leaves no budget, such as 0.999';
}

function asShare(value: number): string {
  return value <= 100 ? `: ${value} percent is ${exactRatio(value)}` : '';
}

function checkSlices(
  objective: Decoded,
  method: unknown,
  { units }: Dialect,
  found: ObjectFindings,
): void {
  if (method !== 'Timeslices' && method !== 'RatioTimeslices') {
    return;
  }
  if (method === 'Timeslices') {
    const right =
      'write the share of good events that makes a slice good, such as 0.95';
    const target = requireField(objective, 'timeSliceTarget', right, found);
    checkNumber(target, { moreThan: 0, atMost: 1, whenLarge: asShare }, found);
  }
  const right = 'write the length of a slice, such as 5m';
  const window = requireField(objective, 'timeSliceWindow', right, found);
  checkDuration(window, units, found);
}

/** What an inline indicator of the SLO asks of its objectives; of one that is referred to nothing is known here. */
function checkThreshold(
  objective: Decoded,
  indicator: Decoded,
  found: ObjectFindings,
): void {
  const sli = childOrEmpty(indicator, 'spec');
  if (sli.fields.has('ratioMetric')) {
    for (const name of ['value', 'op']) {
      const at = objective.fields.get(name);
      if (at && !at.zero) {
        found.error(
          at,
          'forbidden',
          'belongs to a threshold metric, and the indicator is a ratio; remove it',
        );
      }
    }
  }
  if (sli.fields.has('thresholdMetric')) {
    requireField(objective, 'value', 'write the limit of the metric', found);
    const right = `write one of ${OPERATORS.join(', ')}`;
    checkOneOf(requireField(objective, 'op', right, found), OPERATORS, found);
  }
}
