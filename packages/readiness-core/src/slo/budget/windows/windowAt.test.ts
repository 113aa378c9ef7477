import fc from 'fast-check';
import { DateTime } from 'luxon';
import { calendar, HOUR, rolling } from '../__testUtils__/sloFixtures';
import { SloDuration, SloWindow } from '../../types';
import { WindowReading } from '../types';
import { windowAt } from './windowAt';

function instants(reading: WindowReading): [string, string] {
  if (reading.kind === 'refused') {
    throw new Error(reading.reason);
  }
  const text = (instant: number) =>
    new Date(instant).toISOString().replace(':00.000Z', 'Z');
  return [text(reading.start), text(reading.end)];
}

function at(window: SloWindow, now: string): [string, string] {
  return instants(windowAt(window, Date.parse(now)));
}

describe('windowAt', () => {
  it.each([
    [rolling(30, 'm'), '2026-03-01T11:30Z'],
    [rolling(4, 'w'), '2026-02-01T12:00Z'],
    [rolling(1, 'M'), '2026-01-30T12:00Z'],
    [rolling(1, 'Q'), '2025-12-01T12:00Z'],
    [rolling(1, 'Y'), '2025-03-01T12:00Z'],
  ])(
    'ends a rolling window now and gives it a fixed length',
    (window, start) => {
      expect(at(window, '2026-03-01T12:00Z')).toEqual([
        start,
        '2026-03-01T12:00Z',
      ]);
    },
  );

  it.each([
    [
      'a quarter',
      calendar(1, 'Q'),
      '2026-05-20T00:00Z',
      '2026-04-01T00:00Z',
      '2026-07-01T00:00Z',
    ],
    [
      'a year',
      calendar(1, 'Y'),
      '2028-02-29T00:00Z',
      '2028-01-01T00:00Z',
      '2029-01-01T00:00Z',
    ],
    [
      'two weeks from a Thursday',
      calendar(2, 'w'),
      '2026-01-15T00:00Z',
      '2026-01-15T00:00Z',
      '2026-01-29T00:00Z',
    ],
    [
      'six hours',
      calendar(6, 'h'),
      '2026-01-02T05:59Z',
      '2026-01-02T00:00Z',
      '2026-01-02T06:00Z',
    ],
    [
      'a day of the example of Nobl9',
      calendar(1, 'd', '2021-01-27 11:00:00'),
      '2021-11-15T23:16Z',
      '2021-11-15T11:00Z',
      '2021-11-16T11:00Z',
    ],
  ])('counts %s from the start time', (_, window, now, start, end) => {
    expect(at(window, now)).toEqual([start, end]);
  });

  it('clamps months from the 31st and counts each from the first start', () => {
    const window = calendar(1, 'M', '2026-01-31 00:00:00');
    expect(at(window, '2026-02-15T00:00Z')).toEqual([
      '2026-01-31T00:00Z',
      '2026-02-28T00:00Z',
    ]);
    expect(at(window, '2026-03-15T00:00Z')).toEqual([
      '2026-02-28T00:00Z',
      '2026-03-31T00:00Z',
    ]);
    expect(at(window, '2028-02-29T12:00Z')).toEqual([
      '2028-02-29T00:00Z',
      '2028-03-31T00:00Z',
    ]);
  });

  it('gives the day on which the clocks go forward 23 hours and the other 25', () => {
    const window = calendar(1, 'd', '2026-01-01 00:00:00', 'Europe/Prague');
    expect(at(window, '2026-03-29T12:00Z')).toEqual([
      '2026-03-28T23:00Z',
      '2026-03-29T22:00Z',
    ]);
    expect(at(window, '2026-10-25T12:00Z')).toEqual([
      '2026-10-24T22:00Z',
      '2026-10-25T23:00Z',
    ]);
  });

  it('lets windows of hours follow the time that passes, not the clocks', () => {
    const window = calendar(12, 'h', '2026-03-28 12:00:00', 'Europe/Prague');
    expect(at(window, '2026-03-29T12:00Z')).toEqual([
      '2026-03-29T11:00Z',
      '2026-03-29T23:00Z',
    ]);
  });

  it('takes a time that the clocks skip as late as they skip', () => {
    const window = calendar(1, 'd', '2026-03-01 02:30:00', 'Europe/Prague');
    expect(at(window, '2026-03-29T01:30Z')).toEqual([
      '2026-03-29T01:30Z',
      '2026-03-30T00:30Z',
    ]);
  });

  it('takes the first of a time that comes twice', () => {
    const window = calendar(1, 'd', '2026-10-01 02:30:00', 'Europe/Prague');
    expect(at(window, '2026-10-25T01:00Z')[0]).toBe('2026-10-25T00:30Z');
  });

  it('leaves out a day that a zone skipped', () => {
    const window = calendar(1, 'd', '2011-12-01 00:00:00', 'Pacific/Apia');
    const [start, end] = at(window, '2011-12-30T09:59Z');
    expect([start, end]).toEqual(['2011-12-29T10:00Z', '2011-12-30T10:00Z']);
    expect(at(window, '2011-12-30T10:00Z')).toEqual([
      '2011-12-30T10:00Z',
      '2011-12-31T10:00Z',
    ]);
  });

  it('gives the first window, which lies ahead, before its start', () => {
    expect(at(calendar(1, 'w'), '2025-06-01T00:00Z')).toEqual([
      '2026-01-01T00:00Z',
      '2026-01-08T00:00Z',
    ]);
  });

  it.each([
    [calendar(1, 'd', '2026-02-30 00:00:00'), 'does not exist'],
    [calendar(1, 'd', 'tomorrow'), 'write YYYY-MM-DD hh:mm:ss'],
    [calendar(1, 'd', '2026-01-01 00:00:00', 'Mars/Base'), 'IANA name'],
    [rolling(0), 'has no length'],
    [rolling(-1), 'has no length'],
    [rolling(1.5), 'has no length'],
    [rolling(NaN), 'has no length'],
    [rolling(6, 'Y'), 'at most 5 years'],
    [rolling(999_999_999, 'Y'), 'at most 5 years'],
  ])(
    'refuses what is no window and says what would be right',
    (window, reason) => {
      expect(windowAt(window, 0)).toEqual({
        kind: 'refused',
        reason: expect.stringContaining(reason),
      });
    },
  );

  it.each([NaN, Infinity, 9e15])('refuses an instant that is no date', now => {
    expect(windowAt(rolling(1), now).kind).toBe('refused');
    expect(windowAt(calendar(1, 'd'), now).kind).toBe('refused');
  });

  const zones = fc.constantFrom(
    'UTC',
    'Europe/Prague',
    'America/New_York',
    'America/Sao_Paulo',
    'Asia/Kathmandu',
    'Australia/Lord_Howe',
    'Africa/Casablanca',
    'Pacific/Apia',
    'Asia/Beirut',
  );
  const units = fc.constantFrom<SloDuration['unit'][]>(
    'm',
    'h',
    'd',
    'w',
    'M',
    'Q',
    'Y',
  );
  const starts = fc
    .date({
      min: new Date('1990-01-01T00:00:00Z'),
      max: new Date('2026-12-31T23:59:59Z'),
      noInvalidDate: true,
    })
    .map(date => date.toISOString().slice(0, 19).replace('T', ' '));
  const arbitraryWindow = fc
    .record({
      amount: fc.integer({ min: 1, max: 5 }),
      unit: units,
      start: starts,
      zone: zones,
    })
    .map(({ amount, unit, start, zone }) =>
      calendar(amount, unit, start, zone),
    );
  const nows = fc.integer({
    min: Date.UTC(1980, 0, 1),
    max: Date.UTC(2040, 0, 1),
  });

  it('tiles time: now is inside its window, and the next begins where it ends', () => {
    fc.assert(
      fc.property(arbitraryWindow, nows, (window, now) => {
        const found = windowAt(window, now);
        if (found.kind === 'refused') {
          throw new Error(found.reason);
        }
        expect(found.start).toBeLessThan(found.end);
        expect(now).toBeLessThan(found.end);
        expect(windowAt(window, found.start)).toEqual(found);
        expect(windowAt(window, found.end - 1)).toEqual(found);
        expect(windowAt(window, found.end)).toMatchObject({
          start: found.end,
        });
        const before = windowAt(window, found.start - 1);
        expect(
          before.kind === 'window' &&
            (before.end === found.start || before.start === found.start),
        ).toBe(true);
        expect(now >= found.start || before.kind === 'window').toBe(true);
      }),
      { numRuns: 500 },
    );
  });

  it('begins each window of days or more at the wall clock time of the start, unless the clocks skip it', () => {
    fc.assert(
      fc.property(arbitraryWindow, nows, (window, now) => {
        fc.pre(window.kind === 'calendar');
        fc.pre(!['m', 'h'].includes(window.duration.unit));
        const found = windowAt(window, now);
        if (found.kind === 'refused' || window.kind !== 'calendar') {
          throw new Error('no window');
        }
        const wall = DateTime.fromMillis(found.start, {
          zone: window.timeZone,
        });
        const time = wall.toFormat('HH:mm:ss');
        const skips =
          wall.offset !== wall.minus({ days: 1 }).offset ||
          wall.offset !== wall.plus({ hours: 3 }).offset;
        expect(skips || time === window.startTime.slice(11)).toBe(true);
      }),
      { numRuns: 500 },
    );
  });

  it('gives days of 23 to 25 hours, apart from zones that moved', () => {
    fc.assert(
      fc.property(
        nows,
        fc.constantFrom('Europe/Prague', 'America/New_York'),
        (now, zone) => {
          const window = calendar(1, 'd', '1980-01-01 00:00:00', zone);
          const found = windowAt(window, now);
          const hours =
            found.kind === 'window' ? (found.end - found.start) / HOUR : 0;
          expect([23, 24, 25]).toContain(hours);
        },
      ),
      { numRuns: 1_000 },
    );
  });
});
