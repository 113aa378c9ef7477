import fc from 'fast-check';
import { chooseOwningFacts } from '../../facts/chooseOwningFacts';
import { Fact } from '../../facts/types';
import { arbitraryFact } from '../__testUtils__/arbitraryInputs';
import { FACT_IDS } from '../__testUtils__/arbitraryRules';
import { arbitrarySituation } from '../__testUtils__/arbitraryStandards';
import { evaluateEntity } from '../evaluateEntity';

function shuffled<T>(items: readonly T[], seed: readonly number[]): T[] {
  return items
    .map((item, index) => ({ item, rank: seed[index % seed.length] }))
    .sort((a, b) => a.rank - b.rank)
    .map(({ item }) => item);
}

const seed = fc.array(fc.nat(), { minLength: 20, maxLength: 20 });

describe('law 4: the same input gives the same results', () => {
  it('in any order of facts, sign-offs and exemptions, and again', () => {
    fc.assert(
      fc.property(arbitrarySituation, seed, (situation, order) => {
        const { input } = situation;
        const first = JSON.stringify(evaluateEntity(situation, input));
        const again = JSON.stringify(
          evaluateEntity(situation, {
            ...input,
            facts: new Map(shuffled([...input.facts], order)),
            attestations: shuffled(input.attestations ?? [], order),
            exemptions: shuffled(input.exemptions ?? [], order),
          }),
        );
        expect(again).toBe(first);
        expect(JSON.stringify(evaluateEntity(situation, input))).toBe(first);
      }),
      { numRuns: 2_000 },
    );
  });

  it('in any order of standards', () => {
    fc.assert(
      fc.property(arbitrarySituation, situation => {
        const { standards, input } = situation;
        const forward = evaluateEntity(situation, input);
        const backward = evaluateEntity(
          { ...situation, standards: [...standards].reverse() },
          input,
        );
        expect([...backward.scorecards].reverse()).toEqual(forward.scorecards);
        expect(backward.adoption).toEqual(forward.adoption);
        expect(backward.validUntil).toBe(forward.validUntil);
      }),
      { numRuns: 2_000 },
    );
  });

  it('in any order of the reports of all sources', () => {
    const reports = fc.array(
      fc.constantFrom(...FACT_IDS.slice(0, 2)).chain(arbitraryFact),
      { maxLength: 12 },
    );
    const ofFact = (facts: ReadonlyMap<string, Fact>) =>
      [...facts].sort(([a], [b]) => (a < b ? -1 : 1));
    fc.assert(
      fc.property(reports, seed, fc.boolean(), (facts, order, ranked) => {
        const priority = ranked ? ['b'] : [];
        expect(
          ofFact(chooseOwningFacts(shuffled(facts, order), priority)),
        ).toEqual(ofFact(chooseOwningFacts(facts, priority)));
      }),
      { numRuns: 5_000 },
    );
  });
});
