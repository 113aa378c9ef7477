import { ReadingRange, CountingRangeOptions } from '../types';
import { countingRange } from './countingRange';
import { sliceSecondsOf } from './sliceSecondsOf';

/**
 * Which slices to read for an objective, so that all its figures can be counted now.
 * @public
 */
export function readingRange(
  options: Pick<CountingRangeOptions, 'slo' | 'objective' | 'now'>,
): ReadingRange {
  const { slo, objective, now } = options;
  const range = countingRange({ ...options, countedUntil: null });
  if (range.kind === 'refused') {
    return range;
  }
  const sliceSeconds = sliceSecondsOf(slo.method, objective);
  const slice = sliceSeconds * 1_000;
  return {
    kind: 'range',
    sliceSeconds,
    from: Math.min(range.from, range.recentFrom),
    to: Math.floor(now / slice) * slice + 0,
  };
}
