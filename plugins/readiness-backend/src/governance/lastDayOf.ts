import { DAY_MILLISECONDS } from '../results/instants';

/**
 * The last day of something that may last so long from now on. People choose a day, and mean its end where they are: it
 * is over when it is over everywhere.
 * @internal
 */
export function lastDayOf(
  /** Milliseconds. */
  longest: number,
  now: number,
): {
  /** Such as `2027-01-31`. */
  readonly day: string;
  /** Whole days from now. */
  readonly days: number;
  /** Epoch milliseconds. */
  readonly overAt: number;
} {
  const dayNumber = Math.floor((now + longest) / DAY_MILLISECONDS);
  return {
    day: new Date(dayNumber * DAY_MILLISECONDS).toISOString().slice(0, 10),
    days: Math.floor(longest / DAY_MILLISECONDS),
    overAt: (dayNumber + 1.5) * DAY_MILLISECONDS,
  };
}
