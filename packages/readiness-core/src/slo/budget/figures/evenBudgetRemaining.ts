import { roundDigits } from '../numbers/tidyNumber';

/**
 * What would be left of the budget at an instant if it burned evenly over the window: the line to compare a burn-down
 * with. 1 before the window, 0 after it.
 * @public
 */
export function evenBudgetRemaining(options: {
  windowStart: number;
  windowEnd: number;
  at: number;
}): number {
  const { windowStart, windowEnd, at } = options;
  const passed = (at - windowStart) / (windowEnd - windowStart);
  return roundDigits(1 - Math.min(1, Math.max(0, passed)));
}
