const MINUTE = 60_000;
const HOUR = 60 * MINUTE;
const DAY = 24 * HOUR;

/**
 * A number with its unit, at most two decimals. A `ratio` is shown in per cent, a `multiple` with a times sign, and a
 * `count` alone; any other unit is a word behind the number.
 * @public
 */
export function formatValue(value: number, unit?: string): string {
  switch (unit) {
    case undefined:
    case '':
    case 'count':
      return trim(value);
    case 'multiple':
      return `${trim(value)} ×`;
    case 'ratio':
      return Number.isFinite(value * 100)
        ? `${trim(value * 100)} %`
        : `${trim(value)} ${unit}`;
    default:
      return `${trim(value)} ${unit}`;
  }
}

function trim(value: number): string {
  return String(Number(value.toFixed(2)));
}

/**
 * A span of milliseconds in the largest unit that fits: "3 days", "1 hour".
 * @public
 */
export function formatAge(milliseconds: number): string {
  const units: [number, string][] = [
    [DAY, 'day'],
    [HOUR, 'hour'],
    [MINUTE, 'minute'],
  ];
  const [size, name] =
    units.find(([unit]) => milliseconds >= unit) ?? units[units.length - 1];
  const count = Math.max(0, Math.floor(milliseconds / size));
  return `${count} ${name}${count === 1 ? '' : 's'}`;
}
