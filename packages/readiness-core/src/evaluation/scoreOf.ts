import { Check } from '../documents/types';
import { CheckStatus, Outcome } from './types';

/** Scores are compared and stored; six digits are the same on every machine and database. */
const DIGITS = 1e6;

/** @public */
export interface ScoreSummary {
  readonly score: number | null;
  readonly known: number | null;
  readonly counts: Readonly<Record<CheckStatus, number>>;
  readonly exempted: number;
}

/**
 * Weight of passes (warn earns half) over weight of all applicable checks, 0 to 1, and the known share of them. With
 * nothing known there is no score; with nothing applicable there is neither.
 * @public
 */
export function scoreOf(
  checks: readonly Pick<Check, 'weight'>[],
  outcomes: readonly Pick<Outcome, 'status' | 'exempt'>[],
): ScoreSummary {
  const counts = {
    pass: 0,
    warn: 0,
    fail: 0,
    'no-data': 0,
    error: 0,
    'not-applicable': 0,
  };
  let earned = 0;
  let possible = 0;
  let exempted = 0;
  // Relative to the largest, so that no sum of weights leaves the range of numbers.
  const largest = Math.max(...checks.map(check => check.weight));
  outcomes.forEach(({ status, exempt }, slot) => {
    const weight = checks[slot].weight / largest;
    counts[status] += 1;
    exempted += exempt ? 1 : 0;
    possible += status === 'not-applicable' ? 0 : weight;
    earned += weight * shareEarned(status);
  });
  const knownCount = counts.pass + counts.warn + counts.fail;
  const applicable = knownCount + counts['no-data'] + counts.error;
  return {
    score: knownCount === 0 ? null : share(earned, possible),
    known: applicable === 0 ? null : round(knownCount / applicable),
    counts,
    exempted,
  };
}

function shareEarned(status: CheckStatus): number {
  switch (status) {
    case 'pass':
      return 1;
    case 'warn':
      return 0.5;
    default:
      return 0;
  }
}

/** Weights so small beside the largest that they count as nothing earn nothing. */
function share(earned: number, possible: number): number {
  return possible === 0 ? 0 : round(earned / possible);
}

function round(value: number): number {
  return Math.round(value * DIGITS) / DIGITS;
}
