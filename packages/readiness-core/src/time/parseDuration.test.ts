import fc from 'fast-check';
import { parseDuration } from './parseDuration';

const DAY = 86_400_000;

describe('parseDuration', () => {
  it.each([
    ['90s', 90_000],
    ['15m', 900_000],
    ['12h', DAY / 2],
    ['30d', 30 * DAY],
    ['2w', 14 * DAY],
    ['0s', 0],
    ['P2D', 2 * DAY],
    ['PT12H', DAY / 2],
    ['P1W', 7 * DAY],
    ['P1DT2H3M4S', DAY + 7_384_000],
    [{ days: 2 }, 2 * DAY],
    [{ hours: 1, minutes: 30 }, 5_400_000],
    [{ hours: 0.5 }, 1_800_000],
  ])('reads %j', (text, milliseconds) => {
    expect(parseDuration(text)).toEqual({ kind: 'duration', milliseconds });
  });

  it.each([
    ['', 'is not a duration'],
    ['2', 'is not a duration'],
    ['2 days', 'is not a duration'],
    ['-2d', 'is not a duration'],
    ['1.5h', 'is not a duration'],
    ['P', 'is not a duration'],
    ['P1DT', 'is not a duration'],
    ['6mo', 'write days'],
    ['P6M', 'write days'],
    ['P1Y', 'write days'],
    ['999999999w', 'at most 100 years'],
    [{ months: 1 }, 'the units are milliseconds, seconds'],
    [{ days: -1 }, 'must be a number, 0 or more'],
    [{ days: NaN }, 'must be a number, 0 or more'],
    [{ days: Infinity }, 'at most 100 years'],
    [{}, 'empty map'],
    [[], 'must be text or a map'],
    [null, 'must be text or a map'],
    [12, 'must be text or a map'],
  ])('refuses %j and says what would be right', (text, message) => {
    expect(parseDuration(text)).toEqual({
      kind: 'refused',
      message: expect.stringContaining(message),
    });
  });

  it('gives the same length in all three notations', () => {
    fc.assert(
      fc.property(fc.nat(5_000), days => {
        const short = parseDuration(`${days}d`);
        expect(parseDuration(`P${days}D`)).toEqual(short);
        expect(parseDuration({ days })).toEqual(short);
        expect(short).toEqual({ kind: 'duration', milliseconds: days * DAY });
      }),
      { numRuns: 2_000 },
    );
  });

  it('answers any input with a bounded duration or a refusal', () => {
    fc.assert(
      fc.property(fc.oneof(fc.anything(), fc.string()), input => {
        const reading = parseDuration(input);
        const sound =
          reading.kind === 'duration'
            ? Number.isSafeInteger(reading.milliseconds) &&
              reading.milliseconds >= 0
            : reading.message.length < 400;
        expect(sound).toBe(true);
      }),
      { numRuns: 5_000 },
    );
  });
});
