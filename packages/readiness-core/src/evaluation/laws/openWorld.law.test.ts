import fc from 'fast-check';
import { EntityFacts, Fact } from '../../facts/types';
import { CompiledRule } from '../../rules/types';
import {
  arbitraryEntity,
  arbitraryFacts,
  NOW,
  span,
} from '../__testUtils__/arbitraryInputs';
import {
  arbitraryMeasure,
  arbitraryRule,
  FACT_IDS,
} from '../__testUtils__/arbitraryRules';
import {
  arbitrarySituation,
  Situation,
} from '../__testUtils__/arbitraryStandards';
import { standsNoHigher } from '../__testUtils__/standing';
import { evaluateEntity } from '../evaluateEntity';

const subset = fc.subarray([...FACT_IDS]);

function without(facts: EntityFacts, factIds: readonly string[]): EntityFacts {
  return new Map([...facts].filter(([factId]) => !factIds.includes(factId)));
}

function older(
  facts: EntityFacts,
  factIds: readonly string[],
  by: number,
): EntityFacts {
  return new Map(
    [...facts].map(([factId, fact]): [string, Fact] => [
      factId,
      factIds.includes(factId)
        ? { ...fact, observedAt: fact.observedAt - by }
        : fact,
    ]),
  );
}

/** What rose although facts went away; nothing, if the law holds. */
function risesWith(situation: Situation, facts: EntityFacts): string[] {
  const before = evaluateEntity(situation, situation.input);
  const after = evaluateEntity(situation, { ...situation.input, facts });
  const cards = after.scorecards
    .filter((card, index) => !standsNoHigher(card, before.scorecards[index]))
    .map(card => `${card.standard} to ${card.score}, level ${card.levelRank}`);
  const adopted = after.adoption
    .filter(
      ({ status }, index) =>
        status === 'adopted' && before.adoption[index].status !== 'adopted',
    )
    .map(({ capability }) => `${capability} to adopted`);
  return [...cards, ...adopted];
}

describe('law 1: facts are open-world', () => {
  it('never raises a score, a level or adoption when observations are taken away', () => {
    fc.assert(
      fc.property(arbitrarySituation, subset, (situation, taken) => {
        expect(
          risesWith(situation, without(situation.input.facts, taken)),
        ).toEqual([]);
      }),
      { numRuns: 3_000 },
    );
  });

  it('never raises a score, a level or adoption when observations pass their freshness', () => {
    fc.assert(
      fc.property(arbitrarySituation, subset, span, (situation, aged, by) => {
        expect(
          risesWith(situation, older(situation.input.facts, aged, by)),
        ).toEqual([]);
      }),
      { numRuns: 3_000 },
    );
  });

  it.each<[string, fc.Arbitrary<CompiledRule>]>([
    ['rule', arbitraryRule],
    ['measure', arbitraryMeasure],
  ])('gives a %s with fewer facts the same value or none', (_, arbitrary) => {
    fc.assert(
      fc.property(
        arbitrary,
        arbitraryEntity,
        arbitraryFacts,
        subset,
        (rule, entity, facts, taken) => {
          const fewer = without(facts, taken);
          const world = { entity, tier: 1, now: NOW };
          const before = rule.evaluate({ ...world, fact: id => facts.get(id) });
          const after = rule.evaluate({ ...world, fact: id => fewer.get(id) });
          expect([before, { kind: 'missing', factIds: taken }]).toContainEqual(
            after.kind === 'missing'
              ? { kind: 'missing', factIds: taken }
              : after,
          );
        },
      ),
      { numRuns: 5_000 },
    );
  });
});
