import { SliSlice } from '../../types';
import { isSoundSlice } from './isSoundSlice';

/**
 * The slices that can be counted: sound, whole, over by now, each once, sorted by start. Settled slices come out as they
 * are.
 * @internal
 */
export function countableSlices(
  slices: readonly SliSlice[],
  sliceSeconds: number,
  now: number,
): readonly SliSlice[] {
  const length = sliceSeconds * 1_000;
  const countable = slices.filter(
    slice =>
      isSoundSlice(slice) &&
      slice.start % length === 0 &&
      slice.start + length <= now,
  );
  const sorted = countable.every(
    ({ start }, i) => i === 0 || start > countable[i - 1].start,
  );
  return sorted ? countable : sortedByStart(countable);
}

function sortedByStart(slices: readonly SliSlice[]): readonly SliSlice[] {
  const byStart = new Map(slices.map(slice => [slice.start, slice]));
  return [...byStart.values()].sort((a, b) => a.start - b.start);
}
