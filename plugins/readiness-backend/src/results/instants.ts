import { DbInstant } from '../database/tables';

/**
 * An instant of the database as the API writes it.
 * @internal
 */
export function isoInstant(instant: DbInstant): string {
  return new Date(Number(instant)).toISOString();
}

/** @internal */
export const DAY_MILLISECONDS = 24 * 60 * 60 * 1000;

/**
 * The UTC day of an instant, `yyyy-mm-dd`.
 * @internal
 */
export function dayOf(instant: number): string {
  return new Date(instant).toISOString().slice(0, 10);
}

/**
 * A share or score that is stored in millionths.
 * @internal
 */
export function fromMillionths(millionths: number | null): number | null {
  return millionths === null ? null : millionths / 1e6;
}
