import { SliSlice } from '../../types';

/** More than any service counts in a slice; sums of it stay exact and finite. */
const MOST_EVENTS = 1e15;
/**
 * Fewer than any service counts: less is what rounding left of nothing. Products and quotients of it stay normal numbers.
 * @internal
 */
export const FEWEST_EVENTS = 1e-15;

/** Whether a number can be counted: finite, not negative, and not beyond all reason. @internal */
export function isCountable(value: number): boolean {
  return value === 0 || (value >= FEWEST_EVENTS && value <= MOST_EVENTS);
}

/** @internal */
export function isSoundSlice({ start, good, total }: SliSlice): boolean {
  return (
    Number.isSafeInteger(start) &&
    isCountable(total) &&
    good >= 0 &&
    good <= total
  );
}
