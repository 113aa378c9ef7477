const MINUTE = 60_000;
const HOUR = 60 * MINUTE;
const DAY = 24 * HOUR;

/**
 * A number with its unit; ratios are shown in per cent. At most two decimals.
 * @public
 */
export function formatValue(value: number, unit?: string): string {
  if (unit === 'ratio' && Number.isFinite(value * 100)) {
    return `${trim(value * 100)} %`;
  }
  return unit ? `${trim(value)} ${unit}` : trim(value);
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
