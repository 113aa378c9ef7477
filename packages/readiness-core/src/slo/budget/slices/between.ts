import { SliSlice } from '../../types';

/** Of slices sorted by start those that begin at or after `from` and before `to`. @internal */
export function between(
  slices: readonly SliSlice[],
  from: number,
  to: number,
): readonly SliSlice[] {
  return slices.slice(firstAt(slices, from), firstAt(slices, to));
}

/** Index of the first slice that begins at or after an instant. */
function firstAt(slices: readonly SliSlice[], instant: number): number {
  let [low, high] = [0, slices.length];
  while (low < high) {
    const middle = Math.floor((low + high) / 2);
    if (slices[middle].start < instant) {
      low = middle + 1;
    } else {
      high = middle;
    }
  }
  return low;
}
