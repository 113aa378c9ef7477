const DATE = /^(\d{4})-(\d{2})-(\d{2})$/;
const DATE_TIME =
  /^(\d{4})-(\d{2})-(\d{2})T(\d{2}):(\d{2})(?::(\d{2})(?:\.(\d{1,9}))?)?(Z|[+-]\d{2}:\d{2})?$/;

const RIGHT =
  'write a date such as 2027-02-01 or a date and time such as 2027-02-01T12:00:00Z';

/**
 * An instant in epoch milliseconds, or why the text gives none and what would be right. `date` is the start of a day in
 * UTC.
 * @public
 */
export type InstantReading =
  | {
      readonly kind: 'instant';
      readonly epochMilliseconds: number;
      readonly precision: 'date' | 'date-time';
    }
  | { readonly kind: 'refused'; readonly message: string };

/**
 * Reads an ISO 8601 date or date and time. A time without an offset is UTC, so that the same document means the same on
 * every machine. Dates that do not exist, such as 2026-02-30, are refused. Never throws.
 * @public
 */
export function parseInstant(text: unknown): InstantReading {
  if (typeof text !== 'string') {
    return refused(`A date must be text; ${RIGHT}`);
  }
  const shown = text.length > 40 ? `${text.slice(0, 40)}...` : text;
  const match = DATE.exec(text) ?? DATE_TIME.exec(text);
  if (!match) {
    return refused(`"${shown}" is not a date; ${RIGHT}`);
  }
  const day = readDay(match);
  if (day === undefined) {
    return refused(`"${shown}" names a day that does not exist; ${RIGHT}`);
  }
  const time = readTime(match);
  if (time === undefined) {
    return refused(`"${shown}" names a time that does not exist; ${RIGHT}`);
  }
  return {
    kind: 'instant',
    epochMilliseconds: day + time,
    precision: match[4] === undefined ? 'date' : 'date-time',
  };
}

function readDay(match: RegExpExecArray): number | undefined {
  const [year, month, day] = [match[1], match[2], match[3]].map(Number);
  // Date.UTC reads the years 0 to 99 as 1900 to 1999.
  if (year < 100) {
    return undefined;
  }
  const midnight = Date.UTC(year, month - 1, day);
  // Date.UTC rolls 02-30 over into March, which shows as another month.
  const date = new Date(midnight);
  return date.getUTCMonth() === month - 1 && date.getUTCDate() === day
    ? midnight
    : undefined;
}

function readTime(match: RegExpExecArray): number | undefined {
  const [hour, minute, second] = [match[4], match[5], match[6]].map(part =>
    Number(part ?? 0),
  );
  if (hour > 23 || minute > 59 || second > 59) {
    return undefined;
  }
  const offset = readOffset(match[8]);
  const milliseconds = Number((match[7] ?? '').padEnd(3, '0').slice(0, 3));
  return offset === undefined
    ? undefined
    : (hour * 60 + minute - offset) * 60_000 + second * 1_000 + milliseconds;
}

/** Minutes ahead of UTC. */
function readOffset(offset: string | undefined): number | undefined {
  if (offset === undefined || offset === 'Z') {
    return 0;
  }
  const hours = Number(offset.slice(1, 3));
  const minutes = Number(offset.slice(4, 6));
  if (hours > 23 || minutes > 59) {
    return undefined;
  }
  return (offset.startsWith('-') ? -1 : 1) * (hours * 60 + minutes);
}

function refused(message: string): InstantReading {
  return { kind: 'refused', message };
}
