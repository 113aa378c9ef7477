import { SliceReading, SliCounting } from 'backstage-readiness-core';
import { SliDay, Settling, totalDay } from './DayTotals';
import { dayOf } from './sliceDays';

/** Days that differ after a reading, by day. @internal */
export type MergedDays = ReadonlyMap<number, Required<SliDay>>;

/**
 * Merges readings into the stored days: each replaces that of the same slice; a slice that the source is silent about
 * stays as it was read before.
 *
 * @param days - as stored, with the readings of every day that a reading belongs to, if it has any
 * @internal
 */
export function mergeReadings(
  readings: readonly SliceReading[],
  days: ReadonlyMap<number, SliDay>,
  settling: Settling,
  countings: readonly SliCounting[],
): MergedDays {
  const byDay = new Map<number, SliceReading[]>();
  for (const reading of readings) {
    const day = dayOf(reading.start);
    const group = byDay.get(day);
    if (group) {
      group.push(reading);
    } else {
      byDay.set(day, [reading]);
    }
  }
  const merged = new Map<number, Required<SliDay>>();
  for (const [day, fresh] of byDay) {
    const stored = days.get(day)?.readings ?? [];
    const next = mergeDay(stored, fresh);
    if (next) {
      const totals = totalDay(day, next, settling, countings);
      merged.set(day, { readings: next, totals });
    }
  }
  return merged;
}

/** Undefined when nothing differs. */
function mergeDay(
  stored: readonly SliceReading[],
  fresh: readonly SliceReading[],
): SliceReading[] | undefined {
  const slices = new Map(stored.map(reading => [reading.start, reading]));
  let differs = false;
  for (const reading of fresh) {
    const before = slices.get(reading.start);
    if (before?.part !== reading.part || before?.total !== reading.total) {
      differs = true;
      slices.set(reading.start, reading);
    }
  }
  return differs
    ? [...slices.values()].sort((left, right) => left.start - right.start)
    : undefined;
}
