import { ObjectiveStatus, SloObjective } from '../types';
import { closedFormReadings, SERVICES } from './__testUtils__/closedForm';
import {
  BAD_TOTAL,
  DAY,
  NOW,
  objectiveOf,
  sloOf,
  statusOf,
} from './__testUtils__/sloFixtures';
import { readingRange, settleSlices } from '.';
import { CountedSlo } from './types';

function statusOfService(
  name: keyof typeof SERVICES,
  objective: Partial<SloObjective>,
  slo: Partial<CountedSlo> = {},
): ObjectiveStatus {
  const options = {
    slo: sloOf(slo),
    objective: objectiveOf(objective),
    now: NOW,
  };
  const range = readingRange(options);
  if (range.kind === 'refused') {
    throw new Error(range.reason);
  }
  const readings = closedFormReadings(SERVICES[name], { end: NOW, days: 35 });
  const { slices } = settleSlices({
    ...range,
    definition: BAD_TOTAL,
    readings,
  });
  return statusOf({ ...options, slices });
}

describe('the services whose answers are known in closed form', () => {
  it('checkout: 14,742 of 25,920,000 failed', () => {
    expect(statusOfService('checkout', { target: 0.999 })).toMatchObject({
      state: 'ok',
      total: 25_920_000,
      bad: 14_742,
      attainment: 0.99943125,
      budgetConsumed: 0.56875,
      budgetRemaining: 0.43125,
      budgetRemainingSeconds: 1_117.8,
      coverage: 1,
      met: true,
      lowTraffic: false,
      alert: null,
    });
  });

  it('checkout: 12 of 8,640 slices were bad', () => {
    const timeslices = {
      target: 0.99,
      timeSliceTarget: 0.99,
      timeSliceSeconds: 300,
    };
    expect(
      statusOfService('checkout', timeslices, { method: 'Timeslices' }),
    ).toMatchObject({ state: 'ok', bad: 12, total: 8_640, coverage: 1 });
  });

  it('checkout: one bad hour in 720', () => {
    const hours = {
      target: 0.99,
      timeSliceTarget: 0.99,
      timeSliceSeconds: 3_600,
    };
    expect(
      statusOfService('checkout', hours, { method: 'Timeslices' }),
    ).toMatchObject({ bad: 1, total: 720, coverage: 1, met: true });
  });

  it('checkout: the mean of the ratios of its slices', () => {
    expect(
      statusOfService(
        'checkout',
        { target: 0.999, timeSliceSeconds: 300 },
        { method: 'RatioTimeslices' },
      ),
    ).toMatchObject({ attainment: 0.99943125, total: 8_640 });
  });

  it('payments: burns 20 times too fast, which only the quick pair pages', () => {
    expect(statusOfService('payments', { target: 0.999 })).toMatchObject({
      state: 'at-risk',
      burnRates: {
        '5m': 20,
        '30m': 20,
        '1h': 20,
        '2h': 15.05,
        '6h': 5.15,
        '1d': 1.4375,
        '3d': 0.6125,
        window: 0.24125,
      },
      budgetRemaining: 0.75875,
      secondsToExhaustion: 27.315 * 3_600,
      alert: 'page',
      alertReasons: ['14.4x over 1h and 5m'],
      reason:
        'The error budget burns too fast (14.4x over 1h and 5m): 99.976 % against a target of 99.9 %, 76 % of the error budget is left.',
    });
  });

  it('reports: one of 4,320 failed, which few events make look fast', () => {
    expect(statusOfService('reports', { target: 0.999 })).toMatchObject({
      state: 'at-risk',
      alert: 'ticket',
      alertReasons: ['1x over 3d and 6h'],
      reason:
        'The error budget burns too fast (1x over 3d and 6h): 99.977 % against a target of 99.9 %, 77 % of the error budget is left; there are so few events that single failures decide.',
      total: 4_320,
      bad: 1,
      lowTraffic: true,
      coverage: 1,
    });
  });

  it('search: a day of 30 is missing', () => {
    const status = statusOfService('search', { target: 0.95 });
    expect(status).toMatchObject({
      state: 'ok',
      attainment: 0.999,
      coverage: 0.966666666667,
      met: true,
    });
    expect(status.budgetRemainingAtLeast).toBeLessThan(
      status.budgetRemaining ?? 0,
    );
  });

  it('search: the missing day could hold more failures than 99 % allows', () => {
    expect(statusOfService('search', { target: 0.99 })).toMatchObject({
      state: 'ok',
      met: false,
      reason:
        '99.9 % against a target of 99 %, 90 % of the error budget is left; the 3.3 % of the window without data could hold more failures than that, so it does not count as met.',
    });
  });

  it('search: spends exactly all of its budget at 99.9 %', () => {
    expect(statusOfService('search', { target: 0.999 })).toMatchObject({
      state: 'exhausted',
      budgetConsumed: 1,
      budgetRemaining: 0,
      secondsToExhaustion: 0,
    });
  });

  it('docs: no series of failures is no failure', () => {
    expect(statusOfService('docs', { target: 0.999 })).toMatchObject({
      state: 'ok',
      attainment: 1,
      bad: 0,
      budgetRemaining: 1,
      coverage: 1,
      met: true,
    });
  });

  it('idle: no event is neither good nor bad', () => {
    expect(statusOfService('idle', { target: 0.999 })).toMatchObject({
      state: 'no-traffic',
      attainment: null,
      budgetRemaining: null,
      coverage: 1,
      met: null,
      lowTraffic: false,
      burnRates: { '5m': null, window: null },
    });
  });

  it('checkout: turns stale and then no-data when nothing new comes', () => {
    const readings = closedFormReadings(SERVICES.checkout, {
      end: NOW,
      days: 30,
    });
    const { slices } = settleSlices({
      definition: BAD_TOTAL,
      readings,
      sliceSeconds: 300,
      from: NOW - 30 * DAY,
      to: NOW,
    });
    const down = {
      slices,
      readUntil: NOW,
      outcome: {
        kind: 'unavailable' as const,
        reason: 'Prometheus "main" does not answer.',
      },
    };
    const states = [5, 15, 16, 24 * 60, 24 * 60 + 1].map(
      minutes => statusOf({ ...down, now: NOW + minutes * 60_000 }).state,
    );
    expect(states).toEqual(['ok', 'ok', 'stale', 'stale', 'no-data']);
    expect(statusOf({ ...down, now: NOW + DAY })).toMatchObject({
      bad: 14_742,
      coverage: 1,
      met: null,
      countedUntil: NOW,
      reason:
        'The last data is of 2026-03-01 12:00 UTC, and the figures are as of then: Prometheus "main" does not answer.',
    });
    expect(statusOf({ ...down, now: NOW + 2 * DAY })).toMatchObject({
      attainment: null,
      coverage: 0.933333333333,
      met: null,
    });
  });
});
