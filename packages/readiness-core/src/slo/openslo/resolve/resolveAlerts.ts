import { SloAlertCondition, ThresholdOperator } from '../../types';
import {
  childOrEmpty,
  Decoded,
  itemsAt,
  numberAt,
  textAt,
} from '../decode/Decoded';
import { secondsAt } from './durations';
import { ObjectIndex } from './ObjectIndex';

/**
 * The conditions of all alert policies of an SLO, inline or by reference. What a reference does not lead to is left out.
 * @internal
 */
export function resolveAlerts(
  spec: Decoded,
  index: ObjectIndex,
): readonly SloAlertCondition[] {
  return itemsAt(spec, 'alertPolicies').flatMap(item =>
    policyConditions(item, index),
  );
}

/** The conditions of one item of `alertPolicies`. @internal */
export function policyConditions(
  item: Decoded,
  index: ObjectIndex,
): readonly SloAlertCondition[] {
  const policy = follow(item, 'AlertPolicy', 'alertPolicyRef', index);
  if (!policy) {
    return [];
  }
  return itemsAt(childOrEmpty(policy, 'spec'), 'conditions').flatMap(each => {
    const condition = follow(each, 'AlertCondition', 'conditionRef', index);
    const read = condition && conditionOf(condition);
    return read ? [read] : [];
  });
}

/** The object that an item holds or refers to. */
function follow(
  item: Decoded,
  kind: string,
  reference: string,
  index: ObjectIndex,
): Decoded | undefined {
  if (!item.fields.has(reference)) {
    return item;
  }
  const found = index.find(kind, textAt(item, reference));
  return found.kind === 'found' ? found.object.decoded : undefined;
}

function conditionOf(object: Decoded): SloAlertCondition | undefined {
  const spec = childOrEmpty(object, 'spec');
  const condition = childOrEmpty(spec, 'condition');
  const operator = operatorOf(textAt(condition, 'op'));
  const threshold = numberAt(condition, 'threshold');
  const lookbackSeconds = secondsAt(condition.fields.get('lookbackWindow'));
  const alertAfterSeconds = secondsAt(condition.fields.get('alertAfter'));
  if (!operator || threshold === undefined || lookbackSeconds === undefined) {
    return undefined;
  }
  return {
    name: textAt(childOrEmpty(object, 'metadata'), 'name'),
    severity: textAt(spec, 'severity'),
    operator,
    threshold,
    lookbackSeconds,
    ...(alertAfterSeconds === undefined ? {} : { alertAfterSeconds }),
  };
}

/** @internal */
export function operatorOf(text: string): ThresholdOperator | undefined {
  switch (text) {
    case 'lt':
    case 'lte':
    case 'gt':
    case 'gte':
      return text;
    default:
      return undefined;
  }
}
