/** By how much figures that a source has rounded may be off, as a share of them. */
const ROUNDING = 1e-9;

/**
 * A number that differs from a limit by rounding alone, as that limit: what a source rounds must not decide on which side
 * of the limit the number lies.
 * @internal
 */
export function snapTo(value: number, limit: number): number {
  return Math.abs(value - limit) <= Math.abs(limit) * ROUNDING ? limit : value;
}
