import { Standard } from '../documents/types';
import { Outcome } from './types';

/** 1-based ranks of levels, 0 for none. @public */
export interface LevelStanding {
  readonly levelRank: number;
  /** The highest rank at which at least one check applies. */
  readonly highestRank: number;
}

/**
 * The level that outcomes reach: the highest of which every applicable check, and every one of the levels below, is
 * pass, warn or exempt. A level at which nothing applies is never reached by itself, and neither is one at which all
 * that applies is exempt: what was not applicable would otherwise become a level by losing its data.
 * @public
 */
export function levelOf(
  standard: Standard,
  outcomes: readonly Outcome[],
): LevelStanding {
  let levelRank = 0;
  let highestRank = 0;
  let metSoFar = true;
  standard.levels.forEach((level, index) => {
    const applicable = outcomes.filter(
      (outcome, slot) =>
        standard.checks[slot].level === level &&
        outcome.status !== 'not-applicable',
    );
    metSoFar &&= applicable.every(isMet);
    if (applicable.length > 0) {
      highestRank = index + 1;
      levelRank = metSoFar && applicable.some(isEarned) ? index + 1 : levelRank;
    }
  });
  return { levelRank, highestRank };
}

/**
 * Whether an outcome stands in the way of no level.
 * @public
 */
export function isMet(outcome: Pick<Outcome, 'status' | 'exempt'>): boolean {
  return outcome.exempt || isEarned(outcome);
}

function isEarned({ status }: Pick<Outcome, 'status'>): boolean {
  return status === 'pass' || status === 'warn';
}
