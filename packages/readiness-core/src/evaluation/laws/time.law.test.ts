import fc from 'fast-check';
import { DAY } from '../__testUtils__/arbitraryInputs';
import { arbitrarySituation } from '../__testUtils__/arbitraryStandards';
import { evaluateEntity } from '../evaluateEntity';

const share = fc.oneof(
  fc.constant(1),
  fc.double({ min: 0, max: 1, noNaN: true }),
);

describe('law 10: time counts', () => {
  it('keeps every answer until the instant that it names', () => {
    fc.assert(
      fc.property(
        arbitrarySituation,
        fc.array(share, { minLength: 1, maxLength: 3 }),
        (situation, shares) => {
          const { input } = situation;
          const { validUntil, ...held } = evaluateEntity(situation, input);
          const end = validUntil ?? input.now + 1_000 * DAY;
          expect(end).toBeGreaterThan(input.now);
          for (const part of shares) {
            const now = input.now + Math.floor((end - 1 - input.now) * part);
            const { validUntil: _, ...later } = evaluateEntity(situation, {
              ...input,
              now,
            });
            expect(later).toEqual(held);
          }
        },
      ),
      { numRuns: 2_000 },
    );
  });

  it('names the same instant for as long as it holds', () => {
    fc.assert(
      fc.property(arbitrarySituation, share, (situation, part) => {
        const { input } = situation;
        const { validUntil } = evaluateEntity(situation, input);
        const end = validUntil ?? input.now + 1_000 * DAY;
        const now = input.now + Math.floor((end - 1 - input.now) * part);
        expect(evaluateEntity(situation, { ...input, now }).validUntil).toBe(
          validUntil,
        );
      }),
      { numRuns: 2_000 },
    );
  });
});
