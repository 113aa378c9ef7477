import fc from 'fast-check';
import {
  SliceReading,
  SliCounting,
  SliDefinition,
  settleSlices,
  totalSlices,
} from 'backstage-readiness-core';
import { countRange, daysOfSlices, SliDay, totalDay } from './DayTotals';
import { DAY, dayOf } from './sliceDays';

const SLICE = 300_000;
const FIRST_DAY = 20_000;
const BEGIN = FIRST_DAY * DAY;
const BAD: SliDefinition = {
  kind: 'bad-total',
  counter: true,
  bad: { spec: {} },
  total: { spec: {} },
};
const EVENTS: SliCounting = { key: 'events/300', sliceSeconds: 300 };
const TIME_SLICES: SliCounting = {
  key: 'slices/900/0.9',
  sliceSeconds: 300,
  timeSlices: { seconds: 900, target: 0.9 },
};

/** Three days in which slices, bad counts or both are missing here and there. */
const readings = fc
  .array(
    fc.record({
      slot: fc.nat({ max: 3 * 288 - 1 }),
      part: fc.option(fc.nat({ max: 20 }), { nil: null, freq: 3 }),
      total: fc.option(fc.integer({ min: 20, max: 50 }), { nil: null }),
    }),
    { maxLength: 400 },
  )
  .map(items => {
    const bySlot = new Map(items.map(item => [item.slot, item]));
    return [...bySlot.values()]
      .sort((left, right) => left.slot - right.slot)
      .map(
        ({ slot, part, total }): SliceReading => ({
          start: BEGIN + slot * SLICE,
          part,
          total,
        }),
      );
  });

function storedDays(
  all: readonly SliceReading[],
  keepReadings: (day: number) => boolean,
): Map<number, SliDay> {
  return new Map(
    [0, 1, 2].map((index): [number, SliDay] => {
      const day = FIRST_DAY + index;
      const own = all.filter(({ start }) => dayOf(start) === day);
      const settling = { definition: BAD, sliceSeconds: 300 };
      const totals = totalDay(day, own, settling, [EVENTS, TIME_SLICES]);
      return [day, keepReadings(day) ? { totals, readings: own } : { totals }];
    }),
  );
}

describe('countRange', () => {
  it.each([EVENTS, TIME_SLICES])(
    'counts by totals of days as slice by slice: %p',
    counting => {
      const unit = (counting.timeSlices?.seconds ?? 300) * 1000;
      const edges = fc
        .tuple(fc.nat({ max: 95 }), fc.nat({ max: 95 }), fc.nat({ max: 280 }))
        .map(([from, cut, recent]) => ({
          from: BEGIN + from * 900_000,
          to: BEGIN + 3 * DAY - cut * 900_000,
          recent: recent * unit,
        }));
      fc.assert(
        fc.property(readings, edges, (all, { from, to, recent }) => {
          const slicesFrom = Math.max(BEGIN, to - recent);
          const range = { from, to, slicesFrom };
          const wanted = daysOfSlices(range);
          const settling = { definition: BAD, sliceSeconds: 300 };
          const counted = countRange({
            ...{ ...range, settling, counting },
            days: storedDays(all, day => wanted.includes(day)),
          });
          const settled = settleSlices({
            ...settling,
            readings: all,
            from,
            to,
          });
          expect(counted.totals).toEqual(totalSlices(counting, settled.slices));
          expect(counted.slices.filter(({ start }) => start >= from)).toEqual(
            settled.slices.filter(({ start }) => start >= slicesFrom),
          );
        }),
        { numRuns: 60 },
      );
    },
  );

  it('reads no slices of the days in the middle', () => {
    const day = 24 * 3_600_000;
    expect(
      daysOfSlices({
        from: BEGIN + 1,
        to: BEGIN + 30 * day + 5,
        slicesFrom: BEGIN + 27 * day + 5,
      }).map(each => each - FIRST_DAY),
    ).toEqual([0, 27, 28, 29, 30]);
  });
});
