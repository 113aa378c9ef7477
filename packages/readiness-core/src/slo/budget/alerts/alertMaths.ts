import { roundDigits } from '../numbers/tidyNumber';

/**
 * The error budget as a share: `1 - target`, such as 0.001 for 0.999. `target` is 0 up to, not including, 1.
 * @public
 */
export function budgetOf(target: number): number {
  return roundDigits(1 - target);
}

/**
 * The burn rate at which a share of the budget is spent within the long window of an alert:
 * share × window ÷ long window (Site Reliability Workbook, chapter 5).
 * @public
 */
export function burnRateFactor(options: {
  budgetShare: number;
  windowSeconds: number;
  longSeconds: number;
}): number {
  const { budgetShare, windowSeconds, longSeconds } = options;
  return roundDigits((budgetShare * windowSeconds) / longSeconds);
}

/**
 * The share of the budget that is gone when an alert fires: burn rate × long window ÷ window (Workbook, table 5-6).
 * @public
 */
export function budgetSpentWhenFiring(options: {
  burnRate: number;
  windowSeconds: number;
  longSeconds: number;
}): number {
  const { burnRate, windowSeconds, longSeconds } = options;
  return roundDigits((burnRate * longSeconds) / windowSeconds);
}

/**
 * How long an alert takes to fire at a share of errors, in seconds: budget ÷ error ratio × long window × burn rate
 * (Workbook, chapter 5). Null when it never does, because errors at that share do not reach the burn rate.
 * @public
 */
export function detectionSeconds(options: {
  target: number;
  errorRatio: number;
  longSeconds: number;
  burnRate: number;
}): number | null {
  const { target, errorRatio, longSeconds, burnRate } = options;
  const seconds = (budgetOf(target) / errorRatio) * longSeconds * burnRate;
  return seconds <= longSeconds ? roundDigits(seconds) : null;
}

/**
 * After how many seconds a share of the budget is spent at a burn rate: share × window ÷ burn rate. 0 when nothing is
 * left, null when nothing burns. Of a rolling window it is the least it can be: old errors leave the window meanwhile.
 * @public
 */
export function secondsUntilExhausted(options: {
  budgetRemaining: number;
  windowSeconds: number;
  burnRate: number;
}): number | null {
  const { budgetRemaining, windowSeconds, burnRate } = options;
  if (budgetRemaining <= 0) {
    return 0;
  }
  return burnRate > 0
    ? roundDigits((budgetRemaining * windowSeconds) / burnRate)
    : null;
}

/** The burn rate of a full outage, 1 ÷ budget: no alert above it, or at it, can ever fire. @public */
export function highestBurnRate(target: number): number {
  return roundDigits(1 / budgetOf(target));
}

/**
 * How many of so many events (or slices) may be bad: budget × events, rounded down.
 * @public
 */
export function allowedFailures(target: number, events: number): number {
  return Math.floor(roundDigits(budgetOf(target) * events));
}
