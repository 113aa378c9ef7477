import { levelOf, Outcome } from 'backstage-readiness-core';
import {
  EvaluatedEntity,
  EvaluatedStandard,
  Requirement,
  RequirementResult,
} from './types';

/**
 * Whether the entities in the scope of a standard are at a level. A requirement is a gate: stale means not met. Where
 * nothing applies at the level, the highest below it that anything applies at is what counts.
 * @internal
 */
export function judgeRequirement(
  requirement: Requirement,
  entities: readonly EvaluatedEntity[],
): RequirementResult[] {
  const { standard, level } = requirement;
  return entities.flatMap(({ entityRef, standards }) =>
    standards
      .filter(each => each.standard.name === standard.name)
      .map(evaluated => ({
        standard: standard.name,
        level,
        entityRef,
        ...judge(requirement, evaluated),
      })),
  );
}

function judge(
  { standard, level }: Requirement,
  { scorecard }: EvaluatedStandard,
): Pick<RequirementResult, 'met' | 'message'> {
  const wanted = standard.levels.indexOf(level) + 1;
  const asked = highestAskedUpTo(wanted, { standard, scorecard });
  const { levelRank } = levelOf(
    standard,
    scorecard.outcomes.map(staleAsUnknown),
  );
  const met = levelRank >= asked;
  if (asked === 0) {
    return { met, message: 'nothing required at this level' };
  }
  const reached = levelRank > 0 ? standard.levels[levelRank - 1] : 'none';
  const standing = met
    ? `reached ${reached}`
    : `${explainGap(asked, { standard, scorecard })}; reached: ${reached}`;
  return asked < wanted
    ? {
        met,
        message: `nothing required at this level, the highest below it that applies is ${
          standard.levels[asked - 1]
        }: ${standing}`,
      }
    : { met, message: standing };
}

/** The highest rank up to `wanted` at which at least one check applies; 0 for none. */
function highestAskedUpTo(
  wanted: number,
  { standard, scorecard }: Pick<EvaluatedStandard, 'standard' | 'scorecard'>,
): number {
  const ranks = standard.checks
    .filter((_, slot) => scorecard.outcomes[slot].status !== 'not-applicable')
    .map(check => standard.levels.indexOf(check.level) + 1)
    .filter(rank => rank <= wanted);
  return Math.max(0, ...ranks);
}

function explainGap(
  asked: number,
  { standard, scorecard }: Pick<EvaluatedStandard, 'standard' | 'scorecard'>,
): string {
  const open = standard.checks.filter((check, slot) => {
    const outcome = staleAsUnknown(scorecard.outcomes[slot]);
    return (
      standard.levels.indexOf(check.level) < asked &&
      ['fail', 'no-data', 'error'].includes(outcome.status) &&
      !outcome.exempt
    );
  });
  return `not met: ${open.map(({ id }) => id).join(', ')}`;
}

function staleAsUnknown(outcome: Outcome): Outcome {
  return outcome.stale && outcome.status !== 'not-applicable'
    ? { ...outcome, status: 'no-data' }
    : outcome;
}
