const MILLISECONDS: readonly (readonly [unit: string, milliseconds: number])[] =
  [
    ['d', 86_400_000],
    ['h', 3_600_000],
    ['m', 60_000],
    ['s', 1000],
    ['ms', 1],
  ];

const UNITS = new Map<string, number>([
  ['y', 31_536_000_000],
  ['w', 604_800_000],
  ...MILLISECONDS,
]);

/** A duration of PromQL such as `5m1ms`. @internal */
export function formatDuration(milliseconds: number): string {
  let left = milliseconds;
  let text = '';
  for (const [unit, length] of MILLISECONDS) {
    const amount = Math.floor(left / length);
    left -= amount * length;
    text += amount > 0 ? `${amount}${unit}` : '';
  }
  return text || '0s';
}

/** Seconds of a duration of PromQL, or of a bare number as Prometheus 3 takes it; undefined when it is neither. @internal */
export function parseDuration(text: string): number | undefined {
  const trimmed = text.trim();
  if (/^\d+(\.\d+)?$/.test(trimmed)) {
    return Number(trimmed);
  }
  if (!/^(\d+(ms|[ywdhms]))+$/.test(trimmed)) {
    return undefined;
  }
  const parts = trimmed.matchAll(/(\d+)(ms|[ywdhms])/g);
  let milliseconds = 0;
  for (const [, amount, unit] of parts) {
    milliseconds += Number(amount) * (UNITS.get(unit) ?? 0);
  }
  return milliseconds / 1000;
}
