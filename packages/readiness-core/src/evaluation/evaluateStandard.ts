import { JsonValue } from '@backstage/types';
import { Check, Standard } from '../documents/types';
import { Deadline } from './Deadline';
import { judgeCheck } from './judgeCheck';
import { levelOf } from './levelOf';
import { scoreOf } from './scoreOf';
import { EvaluationInput, Outcome, Scorecard } from './types';

/**
 * Applies a standard to an entity that is in its scope.
 * @internal
 */
export function evaluateStandard(
  standard: Standard,
  input: EvaluationInput,
  deadline: Deadline,
): Scorecard {
  const context = {
    standard: standard.name,
    input,
    deadline,
    tier:
      input.tier.kind === 'declared' ? input.tier.tier : standard.strictestTier,
  };
  const outcomes = standard.checks.map(check => judgeCheck(check, context));
  const { levelRank, highestRank } = levelOf(standard, outcomes);
  return {
    standard: standard.name,
    standardVersion: standard.version,
    outcomes,
    level: levelRank === 0 ? null : standard.levels[levelRank - 1],
    levelRank,
    highestRank,
    ...scoreOf(standard.checks, outcomes),
    valuesUsed: valuesUsed(standard, outcomes, input),
  };
}

function valuesUsed(
  standard: Standard,
  outcomes: readonly Outcome[],
  input: EvaluationInput,
): Record<string, JsonValue> {
  const values: Record<string, JsonValue> = {};
  standard.checks.forEach((check, slot) => {
    if (outcomes[slot].status === 'not-applicable') {
      return;
    }
    for (const factId of factsReadBy(check)) {
      const observation = input.facts.get(factId)?.observation;
      if (observation?.kind === 'value') {
        values[factId] = observation.value;
      }
    }
  });
  return values;
}

/**
 * The ids of the facts that a check reads.
 * @public
 */
export function factsReadBy(check: Check): readonly string[] {
  switch (check.requirement.kind) {
    case 'rule':
      return check.requirement.rule.reads.factIds;
    case 'measure':
      return check.requirement.measure.reads.factIds;
    default:
      return [];
  }
}
