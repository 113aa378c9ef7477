const SECOND = 1_000;
const MINUTE = 60 * SECOND;
const HOUR = 60 * MINUTE;
const DAY = 24 * HOUR;
const WEEK = 7 * DAY;
const LONGEST = 100 * 366 * DAY;

const UNITS: Readonly<Record<string, number>> = {
  s: SECOND,
  m: MINUTE,
  h: HOUR,
  d: DAY,
  w: WEEK,
};

const HUMAN_UNITS: ReadonlyMap<string, number> = new Map([
  ['milliseconds', 1],
  ['seconds', SECOND],
  ['minutes', MINUTE],
  ['hours', HOUR],
  ['days', DAY],
  ['weeks', WEEK],
]);

const SHORT = /^(\d{1,9})(s|m|h|d|w)$/;
const ISO =
  /^P(?=.)(?:(\d{1,9})W)?(?:(\d{1,9})D)?(?:T(?=.)(?:(\d{1,9})H)?(?:(\d{1,9})M)?(?:(\d{1,9})S)?)?$/;
const ISO_UNITS = [WEEK, DAY, HOUR, MINUTE, SECOND];
const CALENDAR = /^P[\dYMWD]*[YM]|^\d+\s*(mo|months?|y|years?)$/i;

const RIGHT =
  'write a number and a unit, such as 90s, 15m, 12h, 30d or 2w, an ISO 8601 duration such as P2D or PT12H, or a map such as { days: 2 }';

/**
 * A length of time in milliseconds, or why the text gives none and what would be right.
 * @public
 */
export type DurationReading =
  | { readonly kind: 'duration'; readonly milliseconds: number }
  | { readonly kind: 'refused'; readonly message: string };

/**
 * Reads a length of time: `90s`, `15m`, `12h`, `30d`, `2w`, an ISO 8601 duration (`P2D`, `PT12H`, `P1W`) or a Backstage
 * duration object (`{ days: 2 }`). A day has 24 hours. Months and years are refused, because their length varies.
 * Never throws.
 * @public
 */
export function parseDuration(duration: unknown): DurationReading {
  if (typeof duration === 'string') {
    return parseText(duration);
  }
  if (
    typeof duration === 'object' &&
    duration !== null &&
    !Array.isArray(duration)
  ) {
    return parseObject(Object.entries(duration));
  }
  return refused(`A duration must be text or a map; ${RIGHT}`);
}

function parseText(text: string): DurationReading {
  const shown = text.length > 40 ? `${text.slice(0, 40)}...` : text;
  const short = SHORT.exec(text);
  if (short) {
    return bounded(Number(short[1]) * UNITS[short[2]], shown);
  }
  const iso = ISO.exec(text);
  if (iso) {
    const parts = ISO_UNITS.map((unit, i) => Number(iso[i + 1] ?? 0) * unit);
    return bounded(
      parts.reduce((sum, part) => sum + part, 0),
      shown,
    );
  }
  if (CALENDAR.test(text)) {
    return refused(
      `"${shown}" counts months or years, whose length varies; write days, such as 180d`,
    );
  }
  return refused(`"${shown}" is not a duration; ${RIGHT}`);
}

function parseObject(entries: readonly [string, unknown][]): DurationReading {
  if (entries.length === 0) {
    return refused(`An empty map is not a duration; ${RIGHT}`);
  }
  let milliseconds = 0;
  for (const [name, amount] of entries) {
    const unit = HUMAN_UNITS.get(name);
    if (unit === undefined) {
      return refused(
        `"${name.slice(0, 40)}" is not a unit of a duration; the units are ${[
          ...HUMAN_UNITS.keys(),
        ].join(', ')}`,
      );
    }
    if (typeof amount !== 'number' || !(amount >= 0)) {
      return refused(`"${name}" of a duration must be a number, 0 or more`);
    }
    milliseconds += amount * unit;
  }
  return bounded(Math.round(milliseconds), 'The duration');
}

function bounded(milliseconds: number, shown: string): DurationReading {
  return milliseconds <= LONGEST
    ? { kind: 'duration', milliseconds }
    : refused(`${shown} is too long; a duration is at most 100 years`);
}

function refused(message: string): DurationReading {
  return { kind: 'refused', message };
}
