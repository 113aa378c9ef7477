import { SliceReading } from 'backstage-readiness-core';
import { firstStartOf } from './sliceDays';

/** Digits that are kept of a number: what is beyond them is noise of the source's own arithmetic. */
const DIGITS = 12;

/** The slices of one day. @internal */
export interface SliceGrid {
  /** Days since the epoch. */
  readonly day: number;
  readonly sliceSeconds: number;
}

/**
 * Packs the readings of one day into a text: one item per slot from the first slice of the day on, `<part>/<total>`, a
 * side that is not known left empty, a slot without any data empty, and `*<n>` for n equal items in a row. Steady series
 * shrink to a few characters.
 *
 * @param readings - of slices that begin in that day; of two of one slice the later counts
 * @internal
 */
export function packSlices(
  readings: readonly SliceReading[],
  grid: SliceGrid,
): string {
  const first = firstStartOf(grid.day, grid.sliceSeconds);
  const slots = new Array<string>();
  for (const { start, part, total } of readings) {
    const slot = (start - first) / (grid.sliceSeconds * 1000);
    if (Number.isInteger(slot) && slot >= 0) {
      slots[slot] =
        part === null && total === null ? '' : `${shown(part)}/${shown(total)}`;
    }
  }
  return runsOf(Array.from(slots, slot => slot ?? '')).join(',');
}

/**
 * The readings that `packSlices` packed, sorted by start; slots without data are left out.
 * @internal
 */
export function unpackSlices(text: string, grid: SliceGrid): SliceReading[] {
  const readings = new Array<SliceReading>();
  if (text === '') {
    return readings;
  }
  const length = grid.sliceSeconds * 1000;
  let start = firstStartOf(grid.day, grid.sliceSeconds);
  for (const run of text.split(',')) {
    const star = run.indexOf('*');
    const count = star < 0 ? 1 : Number(run.slice(star + 1));
    const item = star < 0 ? run : run.slice(0, star);
    if (item === '') {
      start += count * length;
      continue;
    }
    const slash = item.indexOf('/');
    const part = numberOf(item.slice(0, slash));
    const total = numberOf(item.slice(slash + 1));
    for (let index = 0; index < count; index++) {
      readings.push({ start, part, total });
      start += length;
    }
  }
  return readings;
}

function runsOf(slots: readonly string[]): string[] {
  const runs = new Array<string>();
  for (let from = 0; from < slots.length; ) {
    let to = from + 1;
    while (to < slots.length && slots[to] === slots[from]) {
      to += 1;
    }
    runs.push(to - from > 1 ? `${slots[from]}*${to - from}` : slots[from]);
    from = to;
  }
  return runs;
}

/** A number as it is stored; null where it is none. @internal */
export function rounded(value: number | null): number | null {
  return value !== null && Number.isFinite(value)
    ? Number(value.toPrecision(DIGITS))
    : null;
}

function shown(value: number | null): string {
  const number = rounded(value);
  return number === null ? '' : String(number);
}

function numberOf(text: string): number | null {
  return text === '' ? null : Number(text);
}
