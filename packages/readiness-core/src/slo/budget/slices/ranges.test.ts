import fc from 'fast-check';
import {
  calendar,
  DAY,
  HOUR,
  MINUTE,
  NOW,
  objectiveOf,
  rolling,
  SLICE,
  sloOf,
} from '../__testUtils__/sloFixtures';
import { CountingRange, CountingRangeOptions } from '../types';
import { countingRange } from './countingRange';
import { readingRange } from './readingRange';
import { sliceSecondsOf } from './sliceSecondsOf';

function rangeOf(
  options: Partial<CountingRangeOptions>,
): CountingRange & { kind: 'range' } {
  const range = countingRange({
    slo: sloOf(),
    objective: objectiveOf(),
    now: NOW,
    countedUntil: NOW,
    ...options,
  });
  if (range.kind === 'refused') {
    throw new Error(range.reason);
  }
  return range;
}

describe('sliceSecondsOf', () => {
  it.each([
    ['Occurrences', 60, 300],
    ['Timeslices', 60, 60],
    ['Timeslices', 300, 300],
    ['Timeslices', 420, 60],
    ['RatioTimeslices', 600, 300],
    ['RatioTimeslices', 86_400, 300],
    ['Timeslices', undefined, 300],
    ['Timeslices', NaN, 300],
    ['Timeslices', 0.5, 300],
  ] as const)(
    'cuts %s of %s seconds into slices of %d',
    (method, timeSliceSeconds, seconds) => {
      expect(sliceSecondsOf(method, { timeSliceSeconds })).toBe(seconds);
    },
  );
});

describe('countingRange', () => {
  it.each([0, 1, 30_000, SLICE - 1])(
    'has 8,640 whole slices in 30 days, %d ms after the end of a slice',
    after => {
      const range = rangeOf({ now: NOW + after, countedUntil: NOW });
      expect((range.to - range.from) / SLICE).toBe(8_640);
      expect(range.to).toBe(NOW);
    },
  );

  it('ends where reading ended, and where the data did once it is stale', () => {
    const readUntil = NOW - 10 * MINUTE;
    expect(rangeOf({ readUntil, countedUntil: readUntil })).toMatchObject({
      freshness: 'fresh',
      to: readUntil,
      from: readUntil - 30 * DAY,
    });
    const countedUntil = NOW - HOUR;
    expect(rangeOf({ countedUntil })).toMatchObject({
      freshness: 'stale',
      to: countedUntil,
      from: countedUntil - 30 * DAY,
    });
    expect(rangeOf({ countedUntil: NOW - 2 * DAY })).toMatchObject({
      freshness: 'expired',
      to: NOW,
    });
  });

  it('waits three slices before it calls long slices stale', () => {
    const limits = { staleAfterSeconds: 60 };
    const countedUntil = NOW - 15 * MINUTE;
    expect(rangeOf({ limits, countedUntil }).freshness).toBe('fresh');
    expect(rangeOf({ limits, countedUntil: countedUntil - 1 }).freshness).toBe(
      'stale',
    );
  });

  it('puts each slice into exactly one calendar window', () => {
    fc.assert(
      fc.property(
        fc.constantFrom('2026-01-01 00:00:13', '2026-01-01 07:02:00'),
        fc.constantFrom(300, 420, 3_600),
        fc.integer({ min: 0, max: 200 }),
        (startTime, timeSliceSeconds, hours) => {
          const window = calendar(1, 'd', startTime, 'Europe/Prague');
          const slo = sloOf({ window, method: 'Timeslices' });
          const objective = objectiveOf({ timeSliceSeconds });
          const now = Date.UTC(2026, 2, 25) + hours * HOUR;
          const { windowEnd } = rangeOf({ slo, objective, now });
          const unit = timeSliceSeconds * 1_000;
          const late = windowEnd - 1;
          const whole = rangeOf({
            slo,
            objective,
            now: late,
            countedUntil: late,
          });
          const following = windowEnd + unit;
          const next = rangeOf({
            slo,
            objective,
            now: following,
            countedUntil: following,
          });
          expect(whole.from % unit).toBe(0);
          // The last slice of a window that ends with it is over when the next window begins.
          const last = windowEnd % unit === 0 ? unit : 0;
          expect(next.from - whole.to).toBe(last);
        },
      ),
      { numRuns: 300 },
    );
  });
});

describe('readingRange', () => {
  it('covers the window up to the last whole slice', () => {
    expect(
      readingRange({ slo: sloOf(), objective: objectiveOf(), now: NOW + 1 }),
    ).toEqual({
      kind: 'range',
      sliceSeconds: 300,
      from: NOW - 30 * DAY,
      to: NOW,
    });
  });

  it('covers the three days of burn rates where the window is shorter', () => {
    const range = readingRange({
      slo: sloOf({ window: rolling(1, 'h') }),
      objective: objectiveOf(),
      now: NOW,
    });
    expect(range).toMatchObject({ from: NOW - 3 * DAY - SLICE, to: NOW });
  });

  it('covers what the conditions of the document look back on', () => {
    const condition = {
      name: 'slow-burn',
      severity: 'ticket',
      operator: 'gt' as const,
      threshold: 1,
      lookbackSeconds: 40 * 86_400,
      alertAfterSeconds: 86_400,
    };
    const range = readingRange({
      slo: sloOf({ alertConditions: [condition] }),
      objective: objectiveOf(),
      now: NOW,
    });
    expect(range).toMatchObject({ from: NOW - 41 * DAY - SLICE });
  });

  it('refuses what cannot be counted', () => {
    expect(
      readingRange({
        slo: sloOf({ window: rolling(0) }),
        objective: objectiveOf(),
        now: NOW,
      }),
    ).toMatchObject({ kind: 'refused' });
  });
});
