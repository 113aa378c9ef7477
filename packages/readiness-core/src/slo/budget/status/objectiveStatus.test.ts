import {
  calendar,
  DAY,
  HOUR,
  MINUTE,
  NOW,
  objectiveOf,
  rolling,
  SLICE,
  slicesOf,
  sloOf,
  statusOf,
} from '../__testUtils__/sloFixtures';
import { ObjectiveStatusOptions } from '../types';

const MONTH = { from: NOW - 30 * DAY, to: NOW };
const allGood = () => ({ good: 100, total: 100 });
const failing = (bad: number) => () => ({ good: 100 - bad, total: 100 });

describe('the state of an objective', () => {
  it.each<[string, Partial<ObjectiveStatusOptions>, string, RegExp]>([
    [
      'ok',
      { slices: slicesOf(MONTH, allGood) },
      'ok',
      /100 % against a target of 99 %, 100 % of the error budget is left/,
    ],
    [
      'at-risk with little left',
      { slices: slicesOf(MONTH, failing(0.95)) },
      'at-risk',
      /Little is left/,
    ],
    [
      'exhausted',
      { slices: slicesOf(MONTH, failing(3)) },
      'exhausted',
      /300 % of the budget is spent/,
    ],
    [
      'exhausted with exactly nothing left',
      { slices: slicesOf(MONTH, failing(1)) },
      'exhausted',
      /Nothing is left/,
    ],
    [
      'exhausted with nothing left but what a source has rounded',
      { slices: slicesOf(MONTH, () => ({ good: 99.000000001, total: 100 })) },
      'exhausted',
      /Nothing is left/,
    ],
    [
      'no-traffic',
      { slices: slicesOf(MONTH, () => ({ good: 0, total: 0 })) },
      'no-traffic',
      /There was no event/,
    ],
    [
      'no-data of a source that answers',
      {},
      'no-data',
      /has no data for this indicator/,
    ],
    [
      'no-data before the first reading',
      { outcome: { kind: 'never' } },
      'no-data',
      /^Nothing has been read yet\.$/,
    ],
    [
      'no-data of a source that never answered',
      { outcome: { kind: 'unavailable', reason: 'It is down.' } },
      'no-data',
      /^Nothing has been read yet: It is down\.$/,
    ],
    [
      'stale',
      { slices: slicesOf({ ...MONTH, to: NOW - HOUR }, allGood) },
      'stale',
      /The last data is of 2026-03-01 11:00 UTC/,
    ],
    [
      'no-data after a day',
      { slices: slicesOf({ ...MONTH, to: NOW - DAY - SLICE }, allGood) },
      'no-data',
      /too old to count/,
    ],
    [
      'error when refused',
      {
        slices: slicesOf(MONTH, allGood),
        outcome: { kind: 'refused', reason: 'Mend the query.' },
      },
      'error',
      /^Mend the query\.$/,
    ],
    [
      'error of a composite',
      { slo: sloOf({ sli: { kind: 'composite' } }) },
      'error',
      /not computed yet/,
    ],
    [
      'error of a missing indicator',
      { slo: sloOf({ sli: { kind: 'missing', reason: 'No SLI "x".' } }) },
      'error',
      /^No SLI "x"\.$/,
    ],
    [
      'error of a target of 1',
      { objective: objectiveOf({ target: 1 }) },
      'error',
      /The target/,
    ],
    [
      'error of time slices without a target',
      {
        slo: sloOf({ method: 'Timeslices' }),
        objective: objectiveOf({ timeSliceSeconds: 60 }),
      },
      'error',
      /timeSliceTarget/,
    ],
    [
      'error of time slices without a length',
      { slo: sloOf({ method: 'RatioTimeslices' }) },
      'error',
      /timeSliceWindow/,
    ],
    [
      'error of an unknown zone',
      {
        slo: sloOf({ window: calendar(1, 'M', '2026-01-01 00:00:00', 'X/Y') }),
      },
      'error',
      /time zone/,
    ],
    [
      'error of a window shorter than a slice',
      { slo: sloOf({ window: rolling(1, 'm') }) },
      'error',
      /1 minute is shorter than one slice of 5 minutes/,
    ],
    [
      'no-data before the first window',
      {
        slo: sloOf({ window: calendar(1, 'M', '2027-01-01 00:00:00') }),
        slices: slicesOf(MONTH, allGood),
      },
      'no-data',
      /first window begins at 2027-01-01 00:00 UTC/,
    ],
  ])('is %s', (_, options, state, reason) => {
    const status = statusOf(options);
    expect(status).toMatchObject({
      state,
      reason: expect.stringMatching(reason),
    });
  });

  it('has nothing to count where a calendar window has just begun', () => {
    const slo = sloOf({ window: calendar(1, 'd') });
    const now = Date.UTC(2026, 2, 1, 0, 4);
    const midnight = Date.UTC(2026, 2, 1);
    const slices = slicesOf(
      { from: midnight - DAY, to: midnight },
      failing(50),
    );
    expect(statusOf({ slo, now, slices })).toMatchObject({
      state: 'no-data',
      coverage: 0,
      attainment: null,
      met: null,
      budgetRemaining: null,
      reason:
        'The window began at 2026-03-01 00:00 UTC, and its first slice is not over and read yet.',
    });
  });

  it('counts a calendar window so far, and burn rates beyond its begin', () => {
    const slo = sloOf({ window: calendar(1, 'd') });
    const midnight = Date.UTC(2026, 2, 1);
    const slices = slicesOf({ from: NOW - 3 * DAY, to: NOW }, start =>
      start < midnight ? { good: 0, total: 100 } : { good: 100, total: 100 },
    );
    expect(statusOf({ slo, slices })).toMatchObject({
      total: 14_400,
      bad: 0,
      budgetRemaining: 1,
      burnRates: { '6h': 0, '1d': 50, window: 0 },
      windowStart: midnight,
      windowEnd: midnight + DAY,
      lastsUntilReset: true,
      secondsToExhaustion: null,
    });
  });

  it('says when a calendar window is exhausted before its end, and when not', () => {
    const slo = sloOf({ window: calendar(1, 'M') });
    const now = Date.UTC(2026, 2, 16);
    const burning = (bad: number) =>
      statusOf({
        slo,
        now,
        slices: slicesOf({ from: now - 15 * DAY, to: now }, start =>
          start < now - HOUR ? { good: 100, total: 100 } : failing(bad)(),
        ),
      });
    expect(burning(1.5)).toMatchObject({
      secondsToExhaustion: null,
      lastsUntilReset: true,
    });
    const fast = burning(10);
    expect(fast.lastsUntilReset).toBe(false);
    expect(fast.secondsToExhaustion).toBeCloseTo(
      (Number(fast.budgetRemaining) * 31 * 86_400) / 10,
      3,
    );
  });

  it('keeps a negative budget negative, as a share and as time', () => {
    expect(statusOf({ slices: slicesOf(MONTH, failing(3)) })).toMatchObject({
      budgetConsumed: 3,
      budgetRemaining: -2,
      budgetRemainingSeconds: -51_840,
      met: false,
      secondsToExhaustion: 0,
    });
  });

  it('is not met below the stated coverage, even without a failure', () => {
    const slices = slicesOf({ from: NOW - 26 * DAY, to: NOW }, allGood);
    expect(statusOf({ slices })).toMatchObject({
      state: 'ok',
      attainment: 1,
      met: false,
      reason:
        '100 % against a target of 99 %, 100 % of the error budget is left; only 87 % of the window has data, so it does not count as met.',
    });
  });

  it('is not met by hiding an outage: the hour without data counts as that outage', () => {
    const outage = (start: number) =>
      start >= NOW - 10 * DAY && start < NOW - 9.5 * DAY;
    const shown = statusOf({
      slices: slicesOf(MONTH, start =>
        outage(start) ? { good: 0, total: 100 } : allGood(),
      ),
    });
    const hidden = statusOf({
      slices: slicesOf(MONTH, start => (outage(start) ? null : allGood())),
    });
    expect(shown).toMatchObject({ state: 'exhausted', met: false });
    expect(hidden).toMatchObject({ attainment: 1, met: false });
    expect(hidden.budgetRemainingAtLeast).toBe(shown.budgetRemaining);
  });

  it('does not expect what has not been read yet', () => {
    const readUntil = NOW - 10 * MINUTE;
    const slices = slicesOf({ from: NOW - 31 * DAY, to: readUntil }, allGood);
    expect(statusOf({ slices, readUntil })).toMatchObject({
      coverage: 1,
      met: true,
      countedUntil: readUntil,
    });
    expect(statusOf({ slices }).coverage).toBeLessThan(1);
  });

  it('counts a time slice only once all its slices are there', () => {
    const slo = sloOf({ method: 'Timeslices', window: rolling(2, 'h') });
    const objective = objectiveOf({
      target: 0.5,
      timeSliceSeconds: 1_800,
      timeSliceTarget: 0.9,
    });
    const slices = slicesOf({ from: NOW - 2 * HOUR, to: NOW }, start => {
      const ago = NOW - start;
      if (ago === 2 * HOUR - SLICE) {
        return null;
      }
      return ago <= 30 * MINUTE ? { good: 80, total: 100 } : allGood();
    });
    expect(statusOf({ slo, objective, slices })).toMatchObject({
      good: 2,
      bad: 1,
      total: 3,
      coverage: 0.75,
      budgetRemainingSeconds: 0,
      burnRates: { '5m': 2, '30m': 2, '1h': 1, window: 0.666666666667 },
    });
  });

  it('weighs each slice alike for a mean of ratios, whatever its traffic', () => {
    const slo = sloOf({ method: 'RatioTimeslices', window: rolling(1, 'h') });
    const objective = objectiveOf({ target: 0.5, timeSliceSeconds: 300 });
    const good = [2, 10, 12, 13, 13, 12, 13, 13, 12, 11];
    const total = [4, 10, 12, 13, 14, 15, 14, 13, 12, 11];
    const slices = good.map((count, i) => ({
      start: NOW - (10 - i) * SLICE,
      good: count,
      total: total[i],
    }));
    const attainment = (
      method: 'Occurrences' | 'Timeslices' | 'RatioTimeslices',
    ) =>
      statusOf({
        slo: { ...slo, method },
        objective: { ...objective, timeSliceTarget: 0.95 },
        slices,
      }).attainment;
    expect(attainment('Occurrences')).toBeCloseTo(0.940677966, 8);
    expect(attainment('Timeslices')).toBe(0.6);
    expect(attainment('RatioTimeslices')).toBeCloseTo(0.9157, 4);
  });
});
