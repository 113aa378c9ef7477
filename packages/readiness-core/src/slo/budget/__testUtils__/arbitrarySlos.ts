import fc from 'fast-check';
import { SliSlice, SloObjective, SloWindow } from '../../types';
import { CountedSlo } from '../types';
import {
  BAD_TOTAL,
  calendar,
  DAY,
  GOOD_TOTAL,
  NOW,
  objectiveOf,
  rolling,
  SLICE,
  sloOf,
} from './sloFixtures';

/** An SLO over a short window, one of its objectives, and slices of the time that it looks back on. */
export interface Situation {
  readonly slo: CountedSlo;
  readonly objective: SloObjective;
  /** Seconds of a slice. */
  readonly sliceSeconds: number;
  readonly slices: readonly SliSlice[];
}

const methods = fc.constantFrom<CountedSlo['method'][]>(
  'Occurrences',
  'Timeslices',
  'RatioTimeslices',
);
const windows = fc.constantFrom<SloWindow[]>(
  rolling(2, 'h'),
  rolling(5, 'h'),
  calendar(1, 'd', '2026-01-01 08:30:00', 'Europe/Prague'),
  calendar(4, 'h', '2026-01-01 10:00:00'),
);
const objectives = fc.record({
  name: fc.constant('objective-1'),
  target: fc.constantFrom(0, 0.5, 0.9, 0.95, 0.99, 0.999),
  timeSliceTarget: fc.constantFrom(0.5, 0.9, 0.99, 1),
  timeSliceSeconds: fc.constantFrom(300, 600, 1_800),
});

/** Whole events of very different numbers, or none. */
const totals = fc.oneof(
  fc.constant(0),
  fc.integer({ min: 1, max: 20 }),
  fc.integer({ min: 1, max: 100_000 }),
);
const arbitrarySlice = fc
  .record({
    total: totals,
    share: fc.oneof(
      fc.constantFrom(0, 1),
      fc.double({ min: 0, max: 1, noNaN: true }),
    ),
    missing: fc.integer({ min: 0, max: 9 }).map(dice => dice === 0),
  })
  .map(({ total, share, missing }) =>
    missing ? null : { total, good: Math.round(total * share) },
  );

const SLICES = DAY / 4 / SLICE;

/** Six hours of slices up to now, a tenth of which is missing. */
export const arbitrarySituation: fc.Arbitrary<Situation> = fc
  .record({
    method: methods,
    window: windows,
    objective: objectives,
    definition: fc.constantFrom(GOOD_TOTAL, BAD_TOTAL),
    counts: fc.array(arbitrarySlice, {
      minLength: SLICES,
      maxLength: SLICES,
    }),
  })
  .map(({ method, window, objective, definition, counts }) => ({
    slo: sloOf({ method, window, sli: { kind: 'known', definition } }),
    objective: objectiveOf(objective),
    sliceSeconds: 300,
    slices: counts.flatMap((slice, i) =>
      slice ? [{ start: NOW - (SLICES - i) * SLICE, ...slice }] : [],
    ),
  }));

/** Numbers that have broken other tools. */
export const hostileNumber = fc.oneof(
  fc.double(),
  fc.constantFrom(
    0,
    -0,
    NaN,
    Infinity,
    -Infinity,
    -1,
    1,
    0.1,
    5e-324,
    1e-15,
    1e15,
    Number.MAX_VALUE,
    Number.MIN_VALUE,
    Number.MAX_SAFE_INTEGER,
    0.9999999999999999,
    300,
    NOW,
    NOW - SLICE,
  ),
  fc.integer({ min: -5, max: 1_000 }),
);
