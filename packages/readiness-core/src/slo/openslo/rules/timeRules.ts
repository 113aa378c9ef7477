import { describeValue } from '../../../documents/readers';
import { Decoded } from '../decode/Decoded';
import { ObjectFindings } from '../decode/ObjectFindings';
import { placeOf } from './textRules';

// Go's layout "2006-01-02 15:04:05": one digit will do for the hour, blanks may be repeated, fractions may follow.
const DATE_TIME =
  /^(\d{4})-(\d{2})-(\d{2}) +(\d{1,2}):(\d{2}):(\d{2})([.,]\d+)?$/;

const ZONE_CASE = /^[A-Z][^/]*(\/[A-Z][^/]*)*$/;

// Names that `Intl` takes in any case (it says no other name of an alias), and those that the IANA database has not kept.
const NOT_IANA =
  /(?<!^NZ-)[A-Z]{4}|^ETC\/|_(?!of_|es_)[a-z]|^SystemV\/|^US\/Pacific-New$/;

// The IANA database has these; `Intl` knows more, which are its own, such as PST.
const ABBREVIATIONS = new Set(
  'CET EET EST GMT HST MET MST PRC ROC ROK UCT UTC WET'.split(' '),
);

/** @internal */
export function isDateTime(text: string): boolean {
  const match = DATE_TIME.exec(text);
  if (!match) {
    return false;
  }
  const [year, month, day, hour, minute, second] = match
    .slice(1, 7)
    .map(Number);
  return (
    month >= 1 &&
    month <= 12 &&
    day >= 1 &&
    day <= daysIn(year, month) &&
    hour < 24 &&
    minute < 60 &&
    second < 60
  );
}

function daysIn(year: number, month: number): number {
  const date = new Date(Date.UTC(2000, month, 0));
  date.setUTCFullYear(year, month, 0);
  return date.getUTCDate();
}

/**
 * Whether a text is the name of a time zone in the IANA database, in the case that it has there.
 * @internal
 */
export function isTimeZone(name: string): boolean {
  if (!ZONE_CASE.test(name) || NOT_IANA.test(name)) {
    return false;
  }
  if (/^[A-Z]{3}$/.test(name) && !ABBREVIATIONS.has(name)) {
    return false;
  }
  const found = canonicalZone(name);
  const sameButForCase =
    found?.toLocaleLowerCase('en-US') === name.toLocaleLowerCase('en-US');
  return found !== undefined && (!sameButForCase || found === name);
}

function canonicalZone(name: string): string | undefined {
  try {
    return new Intl.DateTimeFormat('en-US', {
      timeZone: name,
    }).resolvedOptions().timeZone;
  } catch (error) {
    if (error instanceof RangeError) {
      return undefined;
    }
    throw error;
  }
}

/** Rolling or calendar, and where it begins. @internal */
export function checkWindowKind(window: Decoded, found: ObjectFindings): void {
  const rolling = window.fields.get('isRolling')?.value === true;
  const calendar = window.fields.get('calendar');
  if (rolling && calendar) {
    found.error(
      window,
      '',
      'has isRolling: true and a calendar; keep one of them',
    );
  }
  if (!rolling && !calendar) {
    found.error(
      window,
      '',
      'is neither rolling nor bound to the calendar; write isRolling: true, or calendar: { startTime: 2026-01-01 00:00:00, timeZone: UTC }',
    );
  }
  if (calendar) {
    checkCalendar(calendar, found);
  }
}

function checkCalendar(calendar: Decoded, found: ObjectFindings): void {
  const startTime = calendar.fields.get('startTime')?.value ?? '';
  const timeZone = calendar.fields.get('timeZone')?.value ?? '';
  if (!isDateTime(String(startTime))) {
    found.error(
      placeOf(calendar, 'startTime'),
      'string_date_time',
      `is ${describeValue(
        startTime,
      )}; write a date and a time without zone, such as "2026-01-01 00:00:00"`,
    );
  }
  if (!isTimeZone(String(timeZone))) {
    found.error(
      placeOf(calendar, 'timeZone'),
      'string_time_zone',
      `is ${describeValue(
        timeZone,
      )}; write the name of an IANA time zone, such as UTC or Europe/Berlin`,
    );
  }
}
