import fc from 'fast-check';
import {
  BAD_TOTAL,
  GOOD_TOTAL,
  NOW,
  SLICE,
} from '../__testUtils__/sloFixtures';
import { SliceReading, SliDefinition } from '../../types';
import { settleSlices } from './settleSlices';

const SOURCE = { spec: { query: 'x' } };
const SUCCESS: SliDefinition = {
  kind: 'raw',
  rawType: 'success',
  raw: SOURCE,
};
const FAILURE: SliDefinition = { ...SUCCESS, rawType: 'failure' };
const THRESHOLD: SliDefinition = { kind: 'threshold', metric: SOURCE };

type Pair = readonly [part: number | null, total: number | null];

function settle(
  definition: SliDefinition,
  pairs: readonly (Pair | 'none')[],
  seenBefore?: boolean,
) {
  const readings = pairs.flatMap((pair, i) =>
    pair === 'none'
      ? []
      : [{ start: NOW + i * SLICE, part: pair[0], total: pair[1] }],
  );
  const settled = settleSlices({
    definition,
    readings,
    sliceSeconds: 300,
    from: NOW,
    to: NOW + pairs.length * SLICE,
    seenBefore,
  });
  const slices = settled.slices.map(({ start, good, total }) => [
    (start - NOW) / SLICE,
    good,
    total,
  ]);
  return { ...settled, slices };
}

describe('settleSlices', () => {
  it.each<[string, SliDefinition, Pair, [number, number]]>([
    ['good events', GOOD_TOTAL, [90, 100], [90, 100]],
    ['bad events', BAD_TOTAL, [10, 100], [90, 100]],
    ['a success ratio, which weighs 1', SUCCESS, [0.9, 1], [0.9, 1]],
    ['a failure ratio', FAILURE, [0.25, 1], [0.75, 1]],
    ['samples that meet a threshold', THRESHOLD, [4, 5], [4, 5]],
    ['no event', GOOD_TOTAL, [0, 0], [0, 0]],
    ['no event and no series of good ones', GOOD_TOTAL, [null, 0], [0, 0]],
    ['a ratio a rounding error above 0', FAILURE, [1.1e-16, 1], [1, 1]],
    ['a count a rounding error below 0', BAD_TOTAL, [-1e-12, 100], [100, 100]],
    ['a ratio a rounding error above 1', SUCCESS, [1 + 1e-12, 1], [1, 1]],
    [
      'a part a rounding error above its total',
      GOOD_TOTAL,
      [100 + 1e-10, 100],
      [100, 100],
    ],
  ])('counts %s', (_, definition, pair, counts) => {
    expect(settle(definition, [pair])).toMatchObject({
      slices: [[0, ...counts]],
      missing: 0,
      remarks: [],
    });
  });

  it.each<[string, SliDefinition, Pair]>([
    ['no total', BAD_TOTAL, [1, null]],
    ['no good series', GOOD_TOTAL, [null, 100]],
    ['no samples that meet the threshold', THRESHOLD, [null, 5]],
    ['nothing', GOOD_TOTAL, [null, null]],
  ])('leaves a slice with %s missing', (_, definition, pair) => {
    expect(settle(definition, [pair])).toMatchObject({
      slices: [],
      missing: 1,
      remarks: [],
    });
  });

  it.each<[SliDefinition, Pair, string]>([
    [GOOD_TOTAL, [NaN, 100], 'not numbers'],
    [GOOD_TOTAL, [1, Infinity], 'not numbers'],
    [BAD_TOTAL, [-1, 100], 'not numbers'],
    [BAD_TOTAL, [1, 1e300], 'not numbers'],
    [GOOD_TOTAL, [101, 100], 'count good and total with the same filter'],
    [SUCCESS, [99.5, 1], 'not as a percentage'],
    [SUCCESS, [NaN, 1], 'not numbers'],
  ])('makes %j of %j missing, and says why', (definition, pair, remark) => {
    const { slices, missing, remarks } = settle(definition, [pair]);
    expect({ slices, missing }).toEqual({ slices: [], missing: 1 });
    expect(remarks).toEqual([expect.stringContaining(remark)]);
  });

  it('counts more bad events than events as all bad, and says so once', () => {
    expect(
      settle(BAD_TOTAL, [
        [7, 5],
        [9, 5],
      ]),
    ).toMatchObject({
      slices: [
        [0, 0, 5],
        [1, 0, 5],
      ],
      missing: 0,
      remarks: [expect.stringContaining('2 slices had more bad events')],
    });
  });

  it('takes a series of bad events that was never seen as no failure, until it is seen', () => {
    const settled = settle(BAD_TOTAL, [
      [null, 5],
      'none',
      [null, 5],
      [1, 5],
      [null, 5],
    ]);
    expect(settled).toMatchObject({
      slices: [
        [0, 5, 5],
        [2, 5, 5],
        [3, 4, 5],
      ],
      missing: 2,
      seen: true,
    });
  });

  it('remembers that the series was seen before the range', () => {
    expect(settle(BAD_TOTAL, [[null, 5]], true)).toMatchObject({
      slices: [],
      missing: 1,
      seen: true,
    });
    expect(settle(BAD_TOTAL, [[null, 5]], false).seen).toBe(false);
  });

  it('leaves out what is not a slice of the range, and takes the last of several for one', () => {
    const reading = (start: number, part: number) => ({
      start,
      part,
      total: 10,
    });
    const { slices } = settleSlices({
      definition: GOOD_TOTAL,
      readings: [
        reading(NOW + SLICE, 3),
        reading(NOW, 1),
        reading(NOW, 2),
        reading(NOW + 1, 4),
        reading(NOW - SLICE, 5),
        reading(NOW + 2 * SLICE, 6),
        reading(NaN, 7),
      ],
      sliceSeconds: 300,
      from: NOW,
      to: NOW + 2 * SLICE,
    });
    expect(slices.map(({ good }) => good)).toEqual([2, 3]);
  });

  const hostile = fc.oneof(
    fc.constant(null),
    fc.double(),
    fc.integer({ min: -2, max: 20 }),
  );
  const definitions = fc.constantFrom(
    GOOD_TOTAL,
    BAD_TOTAL,
    SUCCESS,
    FAILURE,
    THRESHOLD,
  );
  const arbitraryReadings = fc.array(
    fc.record<SliceReading>({
      start: fc.integer({ min: 0, max: 11 }).map(i => NOW + i * SLICE),
      part: hostile,
      total: hostile,
    }),
    { maxLength: 14 },
  );

  it('gives only slices that can be counted, whatever was read', () => {
    fc.assert(
      fc.property(definitions, arbitraryReadings, (definition, readings) => {
        const { slices, missing } = settleSlices({
          definition,
          readings,
          sliceSeconds: 300,
          from: NOW,
          to: NOW + 12 * SLICE,
        });
        for (const { good, total } of slices) {
          expect(Number.isFinite(total)).toBe(true);
          expect(good >= 0 && good <= total).toBe(true);
          expect(Object.is(good, -0) || Object.is(total, -0)).toBe(false);
        }
        expect(slices.length + missing).toBe(12);
      }),
      { numRuns: 3_000 },
    );
  });

  it('settles a range that is split anywhere in the same way, with what was seen handed on', () => {
    fc.assert(
      fc.property(
        definitions,
        arbitraryReadings,
        fc.integer({ min: 0, max: 12 }),
        (definition, readings, at) => {
          const [from, middle, to] = [0, at, 12].map(i => NOW + i * SLICE);
          const options = { definition, readings, sliceSeconds: 300 };
          const whole = settleSlices({ ...options, from, to });
          const first = settleSlices({ ...options, from, to: middle });
          const second = settleSlices({
            ...options,
            from: middle,
            to,
            seenBefore: first.seen,
          });
          expect([...first.slices, ...second.slices]).toEqual(whole.slices);
          expect(first.missing + second.missing).toBe(whole.missing);
        },
      ),
      { numRuns: 3_000 },
    );
  });
});
