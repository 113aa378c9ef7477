import { SliSlice } from '../../types';
import { between } from '../slices/between';
import { countableSlices } from '../slices/countableSlices';
import { unitMilliseconds } from '../slices/countingOf';
import { SliCounting, TotalsPart } from '../types';
import { totalSlices } from './totalSlices';

/**
 * Splits a range of slices into at most so many consecutive parts of the same length, the last one maybe shorter, and
 * adds each up. `from` and `to` are those of a counting range.
 * @public
 */
export function splitSlices(
  counting: SliCounting,
  slices: readonly SliSlice[],
  range: { from: number; to: number; parts: number },
): readonly TotalsPart[] {
  const { from, to, parts } = range;
  const unit = unitMilliseconds(counting);
  const step = Math.ceil((to - from) / unit / Math.max(1, parts)) * unit;
  const countable = countableSlices(slices, counting.sliceSeconds, to);
  const split: TotalsPart[] = [];
  for (let start = from; start < to; start += step) {
    const until = Math.min(to, start + step);
    const totals = totalSlices(counting, between(countable, start, until));
    split.push({ until, totals });
  }
  return split;
}
