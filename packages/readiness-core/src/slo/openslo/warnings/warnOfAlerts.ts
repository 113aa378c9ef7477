import { Decoded, itemsAt, numberAt, textAt } from '../decode/Decoded';
import { ObjectFindings } from '../decode/ObjectFindings';
import { exactRatio } from '../resolve/exactRatio';
import { ObjectIndex } from '../resolve/ObjectIndex';
import { policyConditions } from '../resolve/resolveAlerts';

// So that 10 times (1 - 0.9), which is a little less than 1 in binary, counts as 1.
const ROUNDING = 1e-9;

/**
 * Warns of alert conditions that no failure can meet: when all events are bad, the budget burns 1 / (1 - target) times
 * as fast as it may, and never faster (Site Reliability Workbook, chapter 5).
 * @internal
 */
export function warnOfAlerts(
  spec: Decoded,
  index: ObjectIndex,
  found: ObjectFindings,
): void {
  const objectives = itemsAt(spec, 'objectives');
  for (const item of itemsAt(spec, 'alertPolicies')) {
    for (const { name, operator, threshold } of policyConditions(item, index)) {
      const objective = objectives.find(
        each => threshold * (1 - targetOf(each)) >= 1 - ROUNDING,
      );
      if (objective && (operator === 'gt' || operator === 'gte')) {
        found.warning(
          item,
          'never_fires',
          `waits in the condition "${name}" for a burn rate of ${threshold}, which can never come: with the target ${targetOf(
            objective,
          )}${nameOf(objective)} a full outage burns at ${mostOf(
            objective,
          )}; write a lower threshold`,
        );
      }
    }
  }
}

function targetOf(objective: Decoded): number {
  const percent = numberAt(objective, 'targetPercent');
  return percent === undefined
    ? numberAt(objective, 'target') ?? 0
    : exactRatio(percent);
}

function nameOf(objective: Decoded): string {
  const name = textAt(objective, 'displayName');
  return name === '' ? '' : ` of the objective "${name}"`;
}

/** To three digits, for people. */
function mostOf(objective: Decoded): number {
  return Number((1 / (1 - targetOf(objective))).toPrecision(3));
}
