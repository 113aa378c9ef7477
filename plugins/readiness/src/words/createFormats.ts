import { DateTime } from 'luxon';

/** Numbers and times in one language, ages counted from one instant. @internal */
export interface Formats {
  number(value: number): string;
  /** 0.82 as "82%". */
  share(value: number): string;
  /** 0.8245 as "82.5%", to tell two shares apart that are alike when rounded. */
  preciseShare(value: number): string;
  /**
   * 0.9995 as "99.95%": an attainment or a target, with more digits where it would otherwise read as all, as nothing, or
   * as the value that it stands beside.
   */
  ratio(value: number, beside?: number): string;
  /** -0.33 as "-33%", rounded so that what is not nothing never reads as nothing. */
  signedShare(value: number): string;
  /** 0.04 as "4", in points of a hundred. */
  points(value: number): string;
  /** "3 days ago". */
  age(instant: string): string;
  /** "in 3 days" or "3 days ago". */
  distance(instant: string): string;
  /** Date and time, in the viewer's time zone. */
  instant(instant: string): string;
  /** The time of a day, in the viewer's time zone. */
  time(instant: string): string;
  /** A calendar date. */
  date(day: string): string;
}

/**
 * @param options - the language tag, and the present in milliseconds since 1970
 * @internal
 */
export function createFormats(options: {
  language: string;
  now: number;
}): Formats {
  const { language: locale, now } = options;
  const number = new Intl.NumberFormat(locale, { maximumFractionDigits: 2 });
  const points = new Intl.NumberFormat(locale, { maximumFractionDigits: 1 });
  return {
    number: value => number.format(value),
    share: value => percent(locale, value, 0),
    preciseShare: value => percent(locale, value, 1),
    ratio: (value, beside) => ratio(locale, value, beside),
    signedShare: value =>
      value < 0 ? `-${percent(locale, -value, 0)}` : percent(locale, value, 0),
    points: value => points.format(Math.abs(value * 100)),
    age: instant =>
      ageOf(DateTime.fromISO(instant, { locale }), now) ?? instant,
    distance: instant =>
      DateTime.fromISO(instant, { locale }).toRelative({
        base: DateTime.fromMillis(now),
      }) ?? instant,
    instant: instant =>
      DateTime.fromISO(instant, { locale }).toLocaleString(
        DateTime.DATETIME_MED_WITH_SECONDS,
      ),
    time: instant =>
      DateTime.fromISO(instant, { locale }).toLocaleString(
        DateTime.TIME_SIMPLE,
      ),
    date: day =>
      DateTime.fromISO(day, { locale, zone: 'utc' }).toLocaleString(
        DateTime.DATE_MED,
      ),
  };
}

/** An observation is past, even where two clocks differ a little. */
function ageOf(instant: DateTime, now: number): string | null {
  const past = Math.min(instant.toMillis(), now - 1_000);
  return DateTime.fromMillis(past, {
    locale: instant.locale ?? undefined,
  }).toRelative({
    base: DateTime.fromMillis(now),
  });
}

/** Never all or nothing by rounding: 99.6 % is not 100 %, and 0.3 % is not 0 %. */
function percent(locale: string, value: number, digits: number): string {
  if (value <= 0.005 && value > 0) {
    return value < 0.001
      ? `<${percentFormat(locale, 1).format(0.001)}`
      : percentFormat(locale, 1).format(value);
  }
  if (value >= 0.995 && value < 1) {
    return value > 0.999
      ? `>${percentFormat(locale, 1).format(0.999)}`
      : percentFormat(locale, 1).format(value);
  }
  return percentFormat(locale, digits).format(value);
}

/** Enough for ten nines. */
const MOST_DIGITS = 8;

/** Two digits, or as many as tell the value apart from all, from nothing and from the one beside it. */
function ratio(locale: string, value: number, beside?: number): string {
  const others = [0, 1, beside].filter(
    (other): other is number => other !== undefined && other !== value,
  );
  for (let digits = 2; digits < MOST_DIGITS; digits += 1) {
    const format = percentFormat(locale, digits);
    const text = format.format(value);
    if (others.every(other => format.format(other) !== text)) {
      return text;
    }
  }
  return percentFormat(locale, MOST_DIGITS).format(value);
}

function percentFormat(locale: string, digits: number): Intl.NumberFormat {
  return new Intl.NumberFormat(locale, {
    style: 'percent',
    maximumFractionDigits: digits,
  });
}
