import { Check, Standard } from '../../documents/types';
import { evaluateStandard } from '../../evaluation/evaluateStandard';
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
  /** The level that is reached without what is past its freshness. */
  readonly reached: string | null;
}

/**
 * Applies a standard for a gate: without grace, so that what is past its freshness is not known. Taking a stale pass for
 * not met would not do: once its grace is over, another fact of the same rule may answer, and the gate would open.
 *
 * @param rank - 1-based rank of the required level
 * @internal
 */
export function readLevel(
  published: Standard,
  rank: number,
  { input, deadline }: GateCase,
): LevelReading {
  const standard = withoutGrace(published);
  const { outcomes } = evaluateStandard(standard, input, deadline);
  const standings = outcomes.map(standingOf);
  const tier =
    input.tier.kind === 'declared' ? input.tier.tier : standard.strictestTier;
  const results = standard.checks
    .map((check, slot): GateResult => {
      const outcome = { ...outcomes[slot], exempt: false };
      return {
        check,
        rank: standard.levels.indexOf(check.level) + 1,
        standing: standings[slot],
        restsOn: restsOn(check, outcome, input),
        result: explainOutcome(check, outcome, { input, tier }),
      };
    })
    .filter(item => item.rank <= rank && item.standing !== 'inapplicable')
    .sort((left, right) => left.rank - right.rank);
  return { results, reached: reachedLevel(standard, standings) };
}

function withoutGrace(standard: Standard): Standard {
  const checks = standard.checks.map(check => ({ ...check, graceFor: 0 }));
  return { ...standard, checks };
}

function standingOf({ status, exempt }: Outcome): GateStanding {
  if (status === 'not-applicable') {
    return 'inapplicable';
  }
  if (isMet({ status, exempt: false })) {
    return 'met';
  }
  return exempt ? 'exempt' : 'unmet';
}

const STATUS = {
  met: 'pass',
  exempt: 'fail',
  unmet: 'fail',
  inapplicable: 'not-applicable',
} as const;

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
