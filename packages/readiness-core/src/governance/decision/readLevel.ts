import { Check, Standard } from '../../documents/types';
import { evaluateStandard } from '../../evaluation/evaluateStandard';
import { isExempted } from '../../evaluation/isExempted';
import { isMet, levelOf } from '../../evaluation/levelOf';
import { restsOn, RestsOn } from '../../evaluation/restsOn';
import { Outcome, Result } from '../../evaluation/types';
import { explainOutcome } from '../../explanation/explainOutcome';
import { GateCase } from './GateCase';

/** What a gate makes of a result. @internal */
export type GateStanding = 'met' | 'exempt' | 'unmet' | 'inapplicable';

/** One result up to the required level, as a gate sees it. @internal */
export interface GateResult {
  readonly check: Check;
  readonly rank: number;
  readonly standing: GateStanding;
  readonly restsOn: RestsOn;
  readonly result: Result;
}

/** A standard applied to the entity, as a gate sees it. @internal */
export interface LevelReading {
  /** Lowest level first. */
  readonly results: readonly GateResult[];
  /** The level that is reached when stale results do not count. */
  readonly reached: string | null;
}

/**
 * Applies a standard for a gate. What is stale counts as not met, and as not known.
 *
 * @param rank - 1-based rank of the required level
 * @internal
 */
export function readLevel(
  standard: Standard,
  rank: number,
  { input, deadline }: GateCase,
): LevelReading {
  const { outcomes } = evaluateStandard(standard, input, deadline);
  const standings = outcomes.map((outcome, slot) =>
    standingOf(outcome, () =>
      isExempted(
        input,
        { standard: standard.name, checkId: standard.checks[slot].id },
        deadline,
      ),
    ),
  );
  const tier =
    input.tier.kind === 'declared' ? input.tier.tier : standard.strictestTier;
  const results = standard.checks
    .map((check, slot): GateResult => {
      const outcome = { ...outcomes[slot], exempt: false };
      return {
        check,
        rank: standard.levels.indexOf(check.level) + 1,
        standing: standings[slot],
        restsOn: outcome.stale ? 'nothing' : restsOn(check, outcome, input),
        result: explainOutcome(check, outcome, { input, tier }),
      };
    })
    .filter(item => item.rank <= rank && item.standing !== 'inapplicable')
    .sort((left, right) => left.rank - right.rank);
  return { results, reached: reachedLevel(standard, standings) };
}

/**
 * An exemption counts for a result that is stale too: without its observation the same result would be exempt, and losing
 * data must not open a gate.
 */
function standingOf(outcome: Outcome, exempted: () => boolean): GateStanding {
  if (outcome.status === 'not-applicable' && !outcome.stale) {
    return 'inapplicable';
  }
  if (isMet({ ...outcome, exempt: false }) && !outcome.stale) {
    return 'met';
  }
  return exempted() ? 'exempt' : 'unmet';
}

function reachedLevel(
  standard: Standard,
  standings: readonly GateStanding[],
): string | null {
  const { levelRank } = levelOf(
    standard,
    standings.map(standing => ({
      status: STATUS[standing],
      stale: false,
      exempt: standing === 'exempt',
      cause: { kind: 'rule-true' },
    })),
  );
  return levelRank === 0 ? null : standard.levels[levelRank - 1];
}

const STATUS = {
  met: 'pass',
  exempt: 'fail',
  unmet: 'fail',
  inapplicable: 'not-applicable',
} as const;
