import { BudgetingMethod, ObjectiveStatus, SloObjective } from '../../types';
import { budgetOf } from '../alerts/alertMaths';
import { snapTo } from '../numbers/snapTo';
import { roundDigits, shareOf, tidyNumber } from '../numbers/tidyNumber';
import { unitMilliseconds } from '../slices/countingOf';
import { CountingRange, SliCounting, SliTotals } from '../types';
import { Counts, countsOf } from './countsOf';

/** What the totals of a window come to. @internal */
export type Figures = Pick<
  ObjectiveStatus,
  | 'attainment'
  | 'budgetConsumed'
  | 'budgetRemaining'
  | 'budgetRemainingAtLeast'
  | 'budgetRemainingSeconds'
  | 'good'
  | 'bad'
  | 'total'
  | 'coverage'
>;

/** Figures of what has not been counted. @internal */
export const NO_FIGURES: Figures = {
  attainment: null,
  budgetConsumed: null,
  budgetRemaining: null,
  budgetRemainingAtLeast: null,
  budgetRemainingSeconds: null,
  good: null,
  bad: null,
  total: null,
  coverage: 0,
};

/** @internal */
export interface FiguresOptions {
  readonly method: BudgetingMethod;
  readonly objective: SloObjective;
  readonly counting: SliCounting;
  readonly range: CountingRange & { kind: 'range' };
  readonly totals: SliTotals;
}

/** Attainment and budget, by the formulas of the method: consumed = (bad ÷ total) ÷ (1 - target). @internal */
export function figuresOf(options: FiguresOptions): Figures {
  const { method, objective, totals } = options;
  const counts = countsOf(method, totals);
  const { expected, known } = unitsOf(options);
  const consumed = consumedOf(counts, objective.target);
  const remaining = leftOf(consumed);
  return {
    attainment: shareOf(counts.good, counts.total),
    budgetConsumed: consumed,
    budgetRemaining: remaining,
    budgetRemainingAtLeast: leftOf(
      consumedOf(atWorst(options, counts), objective.target),
    ),
    budgetRemainingSeconds: secondsLeft(options, remaining),
    good: tidyNumber(counts.good),
    bad: tidyNumber(counts.bad),
    total: tidyNumber(counts.total),
    coverage: Math.min(1, shareOf(known, expected) ?? 0),
  };
}

/** Slices, or time slices, that the range has, and those that there is data for. @internal */
export function unitsOf({
  counting,
  range,
  totals,
}: Pick<FiguresOptions, 'counting' | 'range' | 'totals'>): {
  expected: number;
  known: number;
} {
  return {
    expected: (range.to - range.from) / unitMilliseconds(counting),
    known: counting.timeSlices
      ? totals.timeSlices?.complete ?? 0
      : totals.slices,
  };
}

/** The share of the budget that is spent, or the burn rate: bad ÷ total ÷ budget. All of it is exactly 1. @internal */
export function consumedOf(
  { bad, total }: Counts,
  target: number,
): number | null {
  const consumed = tidyNumber(bad / total / budgetOf(target));
  return consumed === null ? null : snapTo(consumed, 1);
}

/** Rounded after rounding what is spent, so that spending all of it leaves exactly nothing. */
function leftOf(consumed: number | null): number | null {
  return consumed === null ? null : roundDigits(1 - consumed);
}

/** Every missing slice as if it had been all bad, and as busy as the busiest one; see ADR006. */
function atWorst(options: FiguresOptions, counts: Counts): Counts {
  const { expected, known } = unitsOf(options);
  const weight = options.counting.timeSlices ? 1 : options.totals.busiest;
  const missing = Math.max(0, expected - known) * weight;
  return {
    good: counts.good,
    bad: counts.bad + missing,
    total: counts.total + missing,
  };
}

function secondsLeft(
  { method, objective, counting, range }: FiguresOptions,
  remaining: number | null,
): number | null {
  if (remaining === null) {
    return null;
  }
  const passed = (range.to - range.from) / 1_000;
  const seconds = roundDigits(remaining * budgetOf(objective.target) * passed);
  if (method !== 'Timeslices') {
    return seconds;
  }
  const slice = unitMilliseconds(counting) / 1_000;
  return Math.floor(seconds / slice) * slice + 0;
}
