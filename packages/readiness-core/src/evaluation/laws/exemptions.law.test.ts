import fc from 'fast-check';
import { arbitrarySituation } from '../__testUtils__/arbitraryStandards';
import { evaluateEntity } from '../evaluateEntity';

describe('law 6: an exemption is not a pass', () => {
  it('never changes a score or a status, and never lowers a level', () => {
    fc.assert(
      fc.property(arbitrarySituation, situation => {
        const { input } = situation;
        const bare = evaluateEntity(situation, { ...input, exemptions: [] });
        const exempted = evaluateEntity(situation, input);
        exempted.scorecards.forEach((card, index) => {
          const plain = bare.scorecards[index];
          expect(card.score).toBe(plain.score);
          expect(card.known).toBe(plain.known);
          expect(card.outcomes.map(({ status }) => status)).toEqual(
            plain.outcomes.map(({ status }) => status),
          );
          expect(card.levelRank).toBeGreaterThanOrEqual(plain.levelRank);
        });
      }),
      { numRuns: 2_000 },
    );
  });

  it('ends by itself', () => {
    fc.assert(
      fc.property(arbitrarySituation, situation => {
        const { input } = situation;
        const end = Math.max(
          input.now,
          ...(input.exemptions ?? []).map(({ endsAt }) => endsAt),
        );
        const after = evaluateEntity(situation, { ...input, now: end });
        after.scorecards.forEach(card => expect(card.exempted).toBe(0));
      }),
      { numRuns: 1_000 },
    );
  });

  it('holds from its start to the instant before its end, on a check that is not met', () => {
    fc.assert(
      fc.property(arbitrarySituation, situation => {
        const { input, standards } = situation;
        const { scorecards } = evaluateEntity(situation, input);
        scorecards.forEach((card, index) =>
          card.outcomes.forEach(({ status, exempt }, slot) => {
            const active = (input.exemptions ?? []).some(
              item =>
                item.standard === standards[index].name &&
                item.checkId === standards[index].checks[slot].id &&
                item.startsAt <= input.now &&
                input.now < item.endsAt,
            );
            const notMet = ['fail', 'no-data', 'error'].includes(status);
            expect(exempt).toBe(active && notMet);
          }),
        );
      }),
      { numRuns: 1_000 },
    );
  });
});
