import { childOrEmpty, Decoded, itemsAt, pathOf } from '../decode/Decoded';
import { ObjectFindings } from '../decode/ObjectFindings';
import { Dialect } from './Dialect';
import {
  checkDescription,
  checkDnsLabel,
  checkDuration,
  checkExclusive,
  checkOneOf,
  placeOf,
  requireField,
} from './textRules';

/** @internal */
export const OPERATORS = ['gt', 'lt', 'gte', 'lte'];

type SpecRule = (
  spec: Decoded,
  dialect: Dialect,
  found: ObjectFindings,
) => void;

/** What a list of references or inline objects holds. */
interface ItemKind {
  readonly reference: string;
  readonly kind: string;
  readonly checkSpec: SpecRule;
}

/** @internal */
export function checkConditionSpec(
  spec: Decoded,
  dialect: Dialect,
  found: ObjectFindings,
): void {
  checkDescription(spec, found);
  requireField(spec, 'severity', 'write how urgent it is, such as page', found);
  const condition = requireField(
    spec,
    'condition',
    'write condition: { kind: burnrate, op: gte, threshold: 14.4, lookbackWindow: 1h }',
    found,
  );
  if (!condition) {
    return;
  }
  const kind = requireField(condition, 'kind', 'write burnrate', found);
  checkOneOf(kind, ['burnrate'], found);
  if (kind?.value === 'burnrate') {
    checkBurnRate(condition, dialect, found);
  }
}

function checkBurnRate(
  condition: Decoded,
  { units, alertAfter }: Dialect,
  found: ObjectFindings,
): void {
  const op = requireField(condition, 'op', 'write gte or gt', found);
  checkOneOf(op, OPERATORS, found);
  requireField(
    condition,
    'threshold',
    'write a burn rate, such as 14.4',
    found,
  );
  const lookback = requireField(
    condition,
    'lookbackWindow',
    'write a duration, such as 1h',
    found,
  );
  checkDuration(lookback, units, found);
  const after =
    alertAfter === 'required'
      ? requireField(
          condition,
          'alertAfter',
          'write a duration, such as 5m',
          found,
        )
      : condition.fields.get('alertAfter');
  checkDuration(after, units, found);
}

/** @internal */
export function checkTargetSpec(
  spec: Decoded,
  _dialect: Dialect,
  found: ObjectFindings,
): void {
  requireField(spec, 'target', 'name whom to tell, such as slack', found);
  checkDescription(spec, found);
}

const CONDITION: ItemKind = {
  reference: 'conditionRef',
  kind: 'AlertCondition',
  checkSpec: checkConditionSpec,
};
const TARGET: ItemKind = {
  reference: 'targetRef',
  kind: 'AlertNotificationTarget',
  checkSpec: checkTargetSpec,
};

/** @internal */
export function checkPolicySpec(
  spec: Decoded,
  dialect: Dialect,
  found: ObjectFindings,
): void {
  checkDescription(spec, found);
  const conditions = itemsAt(spec, 'conditions');
  if (conditions.length !== 1) {
    found.error(
      placeOf(spec, 'conditions'),
      'slice_length',
      `has ${conditions.length} items; an alert policy has exactly one condition`,
    );
  }
  const targets = itemsAt(spec, 'notificationTargets');
  if (targets.length === 0) {
    found.error(
      placeOf(spec, 'notificationTargets'),
      'slice_min_length',
      'is empty; name at least one target, such as - targetRef: on-call',
    );
  }
  for (const item of conditions) {
    checkItem(item, CONDITION, dialect, found);
  }
  for (const item of targets) {
    checkItem(item, TARGET, dialect, found);
  }
}

/** The alert policies of an SLO. @internal */
export function checkAlertPolicies(
  spec: Decoded,
  dialect: Dialect,
  found: ObjectFindings,
): void {
  const policy: ItemKind = {
    reference: 'alertPolicyRef',
    kind: 'AlertPolicy',
    checkSpec: checkPolicySpec,
  };
  for (const item of itemsAt(spec, 'alertPolicies')) {
    checkItem(item, policy, dialect, found);
  }
}

const INLINE_FIELDS = ['kind', 'metadata', 'spec'];

/** A reference or an inline object; both are there as soon as one of their fields is, even an empty one. */
function checkItem(
  item: Decoded,
  { reference, kind, checkSpec }: ItemKind,
  dialect: Dialect,
  found: ObjectFindings,
): void {
  const isReference = item.given.has(reference);
  const isInline = INLINE_FIELDS.some(name => item.given.has(name));
  const choices = [reference, 'spec'];
  const given = choices.filter(name =>
    name === reference ? isReference : isInline,
  );
  if (!checkExclusive(item, given, choices, found)) {
    return;
  }
  if (isReference) {
    const right = `write the name of an ${kind}`;
    checkDnsLabel(requireField(item, reference, right, found), found);
    return;
  }
  checkInlineKind(item, kind, found);
  dialect.checkMetadata(item, found);
  const right = `write the spec of the ${kind}`;
  if (requireField(item, 'spec', right, found)) {
    checkSpec(childOrEmpty(item, 'spec'), dialect, found);
  }
}

function checkInlineKind(
  item: Decoded,
  kind: string,
  found: ObjectFindings,
): void {
  const at = requireField(item, 'kind', `write kind: ${kind}`, found);
  if (at && at.value !== kind) {
    found.error(
      { path: pathOf(item.path, 'kind'), line: at.line },
      'equal_to',
      `is "${String(at.value)}"; write ${kind}`,
    );
  }
}
