import {
  decodeOutcome,
  EMPTY_SLOT,
  encodeOutcome,
  lettersOf,
} from './statusCode';
import { CheckStatus } from './types';

const STATUSES: CheckStatus[] = [
  'pass',
  'warn',
  'fail',
  'no-data',
  'error',
  'not-applicable',
];
const ALL = STATUSES.flatMap(status =>
  [false, true].flatMap(stale =>
    [false, true].map(exempt => ({ status, stale, exempt })),
  ),
);

describe('the letters of outcomes', () => {
  it('give back each status with its flags', () => {
    expect(ALL.map(encodeOutcome).map(decodeOutcome)).toEqual(ALL);
  });

  it('are all different, and none is the empty slot', () => {
    const letters = new Set(ALL.map(encodeOutcome));
    expect(letters.size).toBe(ALL.length);
    expect(letters.has(EMPTY_SLOT)).toBe(false);
    expect([...letters].every(letter => /^[A-Za-z]$/.test(letter))).toBe(true);
  });

  it('are found by status', () => {
    STATUSES.forEach(status =>
      expect(lettersOf(status).map(decodeOutcome)).toEqual([
        { status, stale: false, exempt: false },
        { status, stale: true, exempt: false },
        { status, stale: false, exempt: true },
        { status, stale: true, exempt: true },
      ]),
    );
  });

  it('are unknown for an empty slot and anything else', () => {
    expect([EMPTY_SLOT, '', 'pp', '?'].map(decodeOutcome)).toEqual([
      undefined,
      undefined,
      undefined,
      undefined,
    ]);
  });
});
