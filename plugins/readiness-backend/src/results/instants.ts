import { DbInstant } from '../database/tables';

/** The last instant that was written: those of an answer are mostly the same, and writing one costs a good deal. */
let written = { instant: 0, text: new Date(0).toISOString() };

/**
 * An instant of the database as the API writes it.
 * @internal
 */
export function isoInstant(value: DbInstant): string {
  const instant = Number(value);
  if (instant !== written.instant) {
    written = { instant, text: new Date(instant).toISOString() };
  }
  return written.text;
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
