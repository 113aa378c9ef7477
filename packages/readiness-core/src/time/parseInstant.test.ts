import fc from 'fast-check';
import { parseInstant } from './parseInstant';

describe('parseInstant', () => {
  it.each([
    ['2026-02-28', Date.UTC(2026, 1, 28)],
    ['2028-02-29', Date.UTC(2028, 1, 29)],
  ])('reads the date %s as the start of the day in UTC', (text, instant) => {
    expect(parseInstant(text)).toEqual({
      kind: 'instant',
      epochMilliseconds: instant,
      precision: 'date',
    });
  });

  it.each([
    ['2026-02-28T10:30Z', Date.UTC(2026, 1, 28, 10, 30)],
    ['2026-02-28T10:30:15', Date.UTC(2026, 1, 28, 10, 30, 15)],
    ['2026-02-28T10:30:15.5Z', Date.UTC(2026, 1, 28, 10, 30, 15, 500)],
    ['2026-02-28T10:30:15.123456789Z', Date.UTC(2026, 1, 28, 10, 30, 15, 123)],
    ['2026-02-28T00:30:00+02:00', Date.UTC(2026, 1, 27, 22, 30)],
    ['2026-02-28T22:30:00-05:30', Date.UTC(2026, 2, 1, 4)],
  ])('reads the date and time %s', (text, instant) => {
    expect(parseInstant(text)).toEqual({
      kind: 'instant',
      epochMilliseconds: instant,
      precision: 'date-time',
    });
  });

  it.each([
    ['2026-02-30', 'a day that does not exist'],
    ['2026-02-29', 'a day that does not exist'],
    ['2026-13-01', 'a day that does not exist'],
    ['2026-00-10', 'a day that does not exist'],
    ['2026-01-00', 'a day that does not exist'],
    ['0050-01-01', 'a day that does not exist'],
    ['2026-01-01T24:00Z', 'a time that does not exist'],
    ['2026-01-01T23:60Z', 'a time that does not exist'],
    ['2026-01-01T23:59:60Z', 'a time that does not exist'],
    ['2026-01-01T10:00+24:00', 'a time that does not exist'],
    ['tomorrow', 'is not a date'],
    ['2026-1-1', 'is not a date'],
    ['01.02.2026', 'is not a date'],
    ['2026-01-01 10:00', 'is not a date'],
    [20260101, 'must be text'],
    [null, 'must be text'],
  ])('refuses %j and says what would be right', (text, message) => {
    expect(parseInstant(text)).toEqual({
      kind: 'refused',
      message: expect.stringContaining(message),
    });
    expect(parseInstant(text)).toEqual({
      kind: 'refused',
      message: expect.stringContaining('2027-02-01'),
    });
  });

  const instants = fc.date({
    min: new Date('0100-01-01T00:00:00Z'),
    max: new Date('9999-12-31T23:59:59Z'),
    noInvalidDate: true,
  });

  it('reads back every instant that Date writes', () => {
    fc.assert(
      fc.property(instants, date => {
        expect(parseInstant(date.toISOString())).toMatchObject({
          epochMilliseconds: date.getTime(),
        });
      }),
      { numRuns: 3_000 },
    );
  });

  it('accepts exactly the days that exist', () => {
    fc.assert(
      fc.property(
        fc.integer({ min: 1900, max: 2100 }),
        fc.nat(14),
        fc.nat(33),
        (year, month, day) => {
          const text = [year, month, day]
            .map(part => String(part).padStart(2, '0'))
            .join('-');
          const exists =
            month >= 1 &&
            month <= 12 &&
            day >= 1 &&
            day <= new Date(Date.UTC(year, month, 0)).getUTCDate();
          expect(parseInstant(text).kind).toBe(exists ? 'instant' : 'refused');
        },
      ),
      { numRuns: 5_000 },
    );
  });

  it('never throws', () => {
    fc.assert(
      fc.property(fc.oneof(fc.anything(), fc.string()), input => {
        expect(['instant', 'refused']).toContain(parseInstant(input).kind);
      }),
      { numRuns: 3_000 },
    );
  });
});
