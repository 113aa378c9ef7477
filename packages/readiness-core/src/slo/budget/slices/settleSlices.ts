import { SliceReading, SliSlice } from '../../types';
import { SettledSlices, SettleOptions } from '../types';
import { ReadingFault, settleReading } from './settleReading';

const REMARKS: Readonly<Record<ReadingFault, (slices: string) => string>> = {
  'not-a-number': slices =>
    `${slices} had values that are not numbers of events (not finite, negative or beyond all reason) and count as missing; mend the query.`,
  'good-over-total': slices =>
    `${slices} had more good events than events at all and count as missing; count good and total with the same filter.`,
  'bad-over-total': slices =>
    `${slices} had more bad events than events at all and count as all bad; count bad and total with the same filter.`,
  'not-a-ratio': slices =>
    `${slices} had a raw ratio over 1 and count as missing; give the ratio as 0 to 1, not as a percentage.`,
};

/**
 * Checks readings and makes them slices that can be counted. Readings outside the range are left out; of several for the
 * same slice the last one counts.
 *
 * @remarks
 * Missing is missing, with one exception: a series of bad events that has never been there in the window so far, while
 * the total is, has counted nothing yet. Once it has been seen, a slice without it is missing.
 * @public
 */
export function settleSlices(options: SettleOptions): SettledSlices {
  const { definition, sliceSeconds, from, to } = options;
  const slices: SliSlice[] = [];
  const faults = new Map<ReadingFault, number>();
  let seen = options.seenBefore ?? false;
  for (const reading of readingsInOrder(options)) {
    seen ||= reading.part !== null;
    const verdict = settleReading(definition, reading, seen);
    const fault = verdict.kind === 'missing' ? verdict.fault : verdict.clamped;
    if (fault) {
      faults.set(fault, (faults.get(fault) ?? 0) + 1);
    }
    if (verdict.kind === 'counts') {
      const { good, total } = verdict;
      // Adding 0 takes the sign off a negative zero.
      slices.push({ start: reading.start, good: good + 0, total: total + 0 });
    }
  }
  const expected = Math.max(0, (to - from) / (sliceSeconds * 1_000));
  return {
    slices,
    missing: Math.max(0, Math.ceil(expected) - slices.length),
    seen,
    remarks: [...faults].map(([fault, count]) =>
      REMARKS[fault](count === 1 ? '1 slice' : `${count} slices`),
    ),
  };
}

function readingsInOrder(options: SettleOptions): SliceReading[] {
  const { readings, sliceSeconds, from, to } = options;
  const length = sliceSeconds * 1_000;
  const byStart = new Map<number, SliceReading>();
  for (const reading of readings) {
    const { start } = reading;
    if (start % length === 0 && start >= from && start + length <= to) {
      byStart.set(start, reading);
    }
  }
  return [...byStart.values()].sort((a, b) => a.start - b.start);
}
