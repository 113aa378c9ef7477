const DIGITS = 12;

/**
 * A number as it leaves the core: rounded to 12 significant digits, which drops what binary fractions add to `1 - 0.999`,
 * without a negative zero, and null where there is no number.
 * @internal
 */
export function tidyNumber(value: number | null): number | null {
  if (value === null || !Number.isFinite(value)) {
    return null;
  }
  return roundDigits(value);
}

/** A finite number rounded to 12 significant digits, without a negative zero. @internal */
export function roundDigits(value: number): number {
  return Number.isSafeInteger(value)
    ? value + 0
    : Number(value.toPrecision(DIGITS)) + 0;
}

/** `dividend / divisor`, rounded, or null where that is no number. @internal */
export function shareOf(dividend: number, divisor: number): number | null {
  return divisor === 0 ? null : tidyNumber(dividend / divisor);
}
