import fc from 'fast-check';
import { arbitrarySituation } from '../__testUtils__/arbitraryStandards';
import { evaluateEntity } from '../evaluateEntity';

function numbersIn(value: unknown): number[] {
  if (typeof value === 'number') {
    return [value];
  }
  return typeof value === 'object' && value !== null
    ? Object.values(value).flatMap(numbersIn)
    : [];
}

describe('law 9: no invented number', () => {
  it('gives a score between 0 and 1 exactly when something is known', () => {
    fc.assert(
      fc.property(arbitrarySituation, situation => {
        for (const card of evaluateEntity(situation, situation.input)
          .scorecards) {
          const { pass, warn, fail } = card.counts;
          const applicable =
            card.outcomes.length - card.counts['not-applicable'];
          expect(card.score === null).toBe(pass + warn + fail === 0);
          expect(card.level === null || card.score !== null).toBe(true);
          expect(card.known === null).toBe(applicable === 0);
          expect(card.score ?? 0).toBeGreaterThanOrEqual(0);
          expect(card.score ?? 1).toBeLessThanOrEqual(1);
          expect(card.known ?? 0).toBeGreaterThanOrEqual(0);
          expect(card.known ?? 1).toBeLessThanOrEqual(1);
        }
      }),
      { numRuns: 2_000 },
    );
  });

  it('gives no NaN, no infinity and no negative zero, and only what JSON can say', () => {
    fc.assert(
      fc.property(arbitrarySituation, situation => {
        const evaluation = evaluateEntity(situation, situation.input);
        const ours = evaluation.scorecards.map(
          ({ valuesUsed: _, ...card }) => card,
        );
        for (const number of numbersIn([ours, evaluation.adoption])) {
          expect(Number.isFinite(number)).toBe(true);
          expect(Object.is(number, -0)).toBe(false);
        }
        expect(JSON.parse(JSON.stringify(ours))).toEqual(ours);
      }),
      { numRuns: 2_000 },
    );
  });
});
