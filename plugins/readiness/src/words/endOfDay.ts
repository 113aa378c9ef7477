import { DateTime } from 'luxon';

/**
 * The last instant of a day in the viewer's time zone, as the API wants it.
 * @param day - as a date field has it, such as `2027-01-31`
 * @returns undefined where it is no day
 * @internal
 */
export function endOfDay(day: string): string | undefined {
  const end = DateTime.fromISO(day).endOf('day');
  return end.isValid ? end.toUTC().toISO() ?? undefined : undefined;
}
