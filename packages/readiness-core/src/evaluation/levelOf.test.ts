import fc from 'fast-check';
import { checkOf, outcomeOf, standardOf } from './__testUtils__/fixtures';
import { levelOf } from './levelOf';
import { CheckStatus, Outcome } from './types';

const LEVELS = ['foundation', 'professional', 'advanced'];

function stand(...rows: [number, CheckStatus, 'exempt'?][]) {
  const checks = rows.map(([rank]) => checkOf({ level: LEVELS[rank - 1] }));
  const outcomes = rows.map(([, status, exempt]) =>
    outcomeOf(status, exempt === 'exempt'),
  );
  const { levelRank, highestRank } = levelOf(standardOf({ checks }), outcomes);
  return [levelRank, highestRank];
}

describe('levelOf', () => {
  it.each<[string, number[], number[]]>([
    ['nothing at all', stand(), [0, 0]],
    ['nothing that applies', stand([1, 'not-applicable']), [0, 0]],
    ['all of the first', stand([1, 'pass'], [1, 'warn']), [1, 1]],
    ['one fail of the first', stand([1, 'pass'], [1, 'fail']), [0, 1]],
    ['no data in the first', stand([1, 'no-data']), [0, 1]],
    ['an error in the first', stand([1, 'error']), [0, 1]],
    [
      'a pass and an exempt fail',
      stand([1, 'pass'], [1, 'fail', 'exempt']),
      [1, 1],
    ],
    ['nothing but an exempt fail', stand([1, 'fail', 'exempt']), [0, 1]],
    [
      'only exemptions below',
      stand([1, 'no-data', 'exempt'], [2, 'pass']),
      [2, 2],
    ],
    [
      'only exemptions above',
      stand([1, 'pass'], [2, 'error', 'exempt']),
      [1, 2],
    ],
    ['a fail below', stand([1, 'fail'], [2, 'pass']), [0, 2]],
    ['a fail above', stand([1, 'pass'], [2, 'fail'], [3, 'pass']), [1, 3]],
    ['a gap between', stand([1, 'pass'], [3, 'pass']), [3, 3]],
    ['nothing at the first', stand([2, 'pass']), [2, 2]],
    ['a gap above', stand([1, 'pass'], [2, 'not-applicable']), [1, 1]],
    ['a gap below a fail', stand([1, 'pass'], [3, 'fail']), [1, 3]],
  ])('with %s', (_, standing, expected) => {
    expect(standing).toEqual(expected);
  });

  const status = fc.constantFrom<CheckStatus[]>(
    'pass',
    'warn',
    'fail',
    'no-data',
    'error',
    'not-applicable',
  );
  const rows = fc.array(fc.tuple(fc.integer({ min: 1, max: 3 }), status), {
    maxLength: 8,
  });

  it('is never reached without a check that applies, nor above the highest', () => {
    fc.assert(
      fc.property(rows, items => {
        const [levelRank, highestRank] = stand(...items);
        const applies = (rank: number) =>
          items.some(([of, is]) => of === rank && is !== 'not-applicable');
        expect(levelRank).toBeLessThanOrEqual(highestRank);
        expect(levelRank === 0 || applies(levelRank)).toBe(true);
        expect(highestRank === 0 || applies(highestRank)).toBe(true);
      }),
      { numRuns: 3_000 },
    );
  });

  it('never falls when one more check is met', () => {
    fc.assert(
      fc.property(rows, fc.nat(), (items, choice) => {
        const better = items.map(([rank, is], index): [number, CheckStatus] => [
          rank,
          index === choice % items.length && is !== 'not-applicable'
            ? 'pass'
            : is,
        ]);
        expect(stand(...better)[0]).toBeGreaterThanOrEqual(stand(...items)[0]);
      }),
      { numRuns: 3_000 },
    );
  });

  it('says which outcomes stand in nobody’s way', () => {
    const outcomes: Outcome[] = [outcomeOf('warn'), outcomeOf('fail', true)];
    const checks = [checkOf(), checkOf()];
    expect(levelOf(standardOf({ checks }), outcomes).levelRank).toBe(1);
  });
});
