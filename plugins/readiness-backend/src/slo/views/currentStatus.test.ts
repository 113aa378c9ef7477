import { SloWindow } from 'backstage-readiness-core';
import { currentStatus } from './currentStatus';

const DAY = 86_400_000;
const ROLLING: SloWindow = {
  kind: 'rolling',
  duration: { amount: 30, unit: 'd' },
};
const MONTH: SloWindow = {
  kind: 'calendar',
  duration: { amount: 1, unit: 'M' },
  startTime: '2026-01-01 00:00:00',
  timeZone: 'UTC',
};

function windowOf(
  window: SloWindow,
  countedUntil: number | null,
  counted_until: number | string | null,
) {
  const status = { windowStart: 0, windowEnd: 30 * DAY, countedUntil };
  const row = { status: JSON.stringify(status), counted_until };
  return currentStatus(row, { window });
}

describe('currentStatus', () => {
  it('moves a rolling window on with what has been counted since it was written', () => {
    expect(windowOf(ROLLING, 30 * DAY, String(37 * DAY))).toEqual({
      windowStart: 7 * DAY,
      windowEnd: 37 * DAY,
      countedUntil: 37 * DAY,
    });
  });

  it('leaves a calendar window where it is, and says until when it is counted', () => {
    expect(windowOf(MONTH, 10 * DAY, 17 * DAY)).toEqual({
      windowStart: 0,
      windowEnd: 30 * DAY,
      countedUntil: 17 * DAY,
    });
  });

  it.each([
    [null, 5 * DAY],
    [5 * DAY, null],
    [30 * DAY, 30 * DAY],
    [30 * DAY, 29 * DAY],
  ])(
    'leaves a window of which nothing newer is known, counted until %p of %p',
    (countedUntil, counted) => {
      expect(windowOf(ROLLING, countedUntil, counted)).toEqual({
        windowStart: 0,
        windowEnd: 30 * DAY,
        countedUntil,
      });
    },
  );
});
