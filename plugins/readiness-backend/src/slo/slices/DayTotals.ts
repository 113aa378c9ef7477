import {
  addTotals,
  settleSlices,
  SliceReading,
  SliCounting,
  SliDefinition,
  SliTotals,
  totalSlices,
} from 'backstage-readiness-core';
import { DAY } from './sliceDays';

/**
 * The settled totals of one day, which depend on one thing outside of it: whether the series of bad events had data in an
 * earlier slice of the window. Where that matters both answers are kept.
 * @internal
 */
export interface CountedDay {
  readonly unseen: SliTotals;
  /** As after an earlier slice with data; absent when it is the same. */
  readonly seen?: SliTotals;
}

/**
 * `sli_days.totals`.
 * @internal
 */
export interface DayTotals {
  /** Whether the series of the part had data in this day. */
  readonly seen: boolean;
  /** By key of the counting. */
  readonly counted: Readonly<Record<string, CountedDay>>;
}

/** One day of an SLI as stored. @internal */
export interface SliDay {
  readonly totals: DayTotals;
  /** Absent when they were not asked for, or are not kept any more. */
  readonly readings?: readonly SliceReading[];
}

/** What readings are settled by. @internal */
export interface Settling {
  readonly definition: SliDefinition;
  readonly sliceSeconds: number;
}

/** Counts one day for all objectives that share its readings. @internal */
export function totalDay(
  day: number,
  readings: readonly SliceReading[],
  settling: Settling,
  countings: readonly SliCounting[],
): DayTotals {
  const settle = (seenBefore: boolean) =>
    settleSlices({
      ...settling,
      readings,
      from: day * DAY,
      to: (day + 1) * DAY,
      seenBefore,
    });
  const unseen = settle(false);
  const seen = settle(true);
  const differs = unseen.slices.length !== seen.slices.length;
  const counted = countings.map((counting): [string, CountedDay] => [
    counting.key,
    {
      unseen: totalSlices(counting, unseen.slices),
      ...(differs && { seen: totalSlices(counting, seen.slices) }),
    },
  ]);
  return { seen: unseen.seen, counted: Object.fromEntries(counted) };
}

/** Whether a day has been counted in all these ways. @internal */
export function isCounted(
  { counted }: DayTotals,
  countings: readonly SliCounting[],
): boolean {
  return countings.every(({ key }) => Object.hasOwn(counted, key));
}

/** The totals of a range of days, and the settled slices of its end. @internal */
export interface CountedRange {
  readonly totals: SliTotals;
  readonly slices: readonly {
    readonly start: number;
    readonly good: number;
    readonly total: number;
  }[];
}

/**
 * Counts a range: whole days by their totals, what is left at its ends slice by slice. Gives the same as counting every
 * slice.
 *
 * @param slicesFrom - from where on the slices are wanted too; may lie before the range
 * @internal
 */
export function countRange(options: {
  readonly days: ReadonlyMap<number, SliDay>;
  readonly settling: Settling;
  readonly counting: SliCounting;
  readonly from: number;
  readonly to: number;
  readonly slicesFrom: number;
}): CountedRange {
  const { counting, from, slicesFrom } = options;
  const earlier =
    slicesFrom < from
      ? countDays({ ...options, from: slicesFrom, to: from })
      : [];
  const within = countDays(options);
  return {
    totals: addTotals(counting, ...within.map(({ totals }) => totals)),
    slices: [...earlier, ...within].flatMap(({ slices }) =>
      slices.filter(({ start }) => start >= slicesFrom),
    ),
  };
}

/** The counted parts of a range, one per day, oldest first. @internal */
export function countDays(options: {
  readonly days: ReadonlyMap<number, SliDay>;
  readonly settling: Settling;
  readonly counting: SliCounting;
  readonly from: number;
  readonly to: number;
  readonly slicesFrom: number;
}): CountedRange[] {
  const { days, settling, counting, from, to, slicesFrom } = options;
  const parts = new Array<CountedRange>();
  let seen = false;
  for (let day = Math.floor(from / DAY); day * DAY < to; day++) {
    const stored = days.get(day);
    const begin = Math.max(from, day * DAY);
    const end = Math.min(to, (day + 1) * DAY);
    const isWhole = end - begin === DAY && end <= slicesFrom;
    const counted = stored?.totals.counted[counting.key];
    if (stored && isWhole && counted) {
      const totals = seen ? counted.seen ?? counted.unseen : counted.unseen;
      parts.push({ totals, slices: [] });
      seen ||= stored.totals.seen;
      continue;
    }
    const settled = settleSlices({
      ...settling,
      readings: stored?.readings ?? [],
      from: begin,
      to: end,
      seenBefore: seen,
    });
    const totals = totalSlices(counting, settled.slices);
    parts.push({ totals, slices: settled.slices });
    seen = settled.seen;
  }
  return parts;
}

/** The days of which `countRange` needs the readings themselves. @internal */
export function daysOfSlices(options: {
  readonly from: number;
  readonly to: number;
  readonly slicesFrom: number;
}): number[] {
  const { from, to, slicesFrom } = options;
  const first = Math.floor(Math.min(slicesFrom, to) / DAY);
  const last = Math.floor((to - 1) / DAY);
  const recent = Array.from(
    { length: Math.max(0, last - first + 1) },
    (_, index) => first + index,
  );
  const edge = Math.floor(from / DAY);
  return from % DAY === 0 || recent.includes(edge) ? recent : [edge, ...recent];
}
