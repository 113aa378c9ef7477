import { JsonValue } from '@backstage/types';
import fc from 'fast-check';
import { Requirement } from '../../documents/types';
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

/** The facts about SLOs as they are once the SLOs can no longer be read. */
function withSlosIn(state: string, facts: EntityFacts): EntityFacts {
  const unread: Record<string, JsonValue> = {
    'slo.objectives': { count: 4, worst: state },
    'slo/availability': { state, target: 0.9, alert: null, coverage: 0 },
  };
  return new Map(
    [...facts].map(([factId, fact]): [string, Fact] => [
      factId,
      factId in unread
        ? {
            ...fact,
            observation: { kind: 'value', value: unread[factId] },
          }
        : fact,
    ]),
  );
}

/** The rules and measures of a situation that look at SLOs ask for what the state of the budget says, and no more. */
const ASKS_FOR_MORE = /slo\(\)\.count|\.coverage|\.target|"slo\.objectives"/;

function expressionOf(requirement: Requirement): string {
  switch (requirement.kind) {
    case 'rule':
      return requirement.rule.expression;
    case 'measure':
      return requirement.measure.expression;
    default:
      return '';
  }
}

function asksForMore({ standards, capabilities }: Situation): boolean {
  const expressions = [
    ...standards.flatMap(({ checks }) =>
      checks.map(({ requirement }) => expressionOf(requirement)),
    ),
    ...capabilities.map(({ adoptedWhen }) =>
      adoptedWhen.kind === 'rule' ? adoptedWhen.rule.expression : '',
    ),
  ];
  return expressions.some(expression => ASKS_FOR_MORE.test(expression));
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

  it.each(['no-data', 'stale', 'error'])(
    'never raises a score, a level or adoption when all that is known of SLOs becomes %s',
    state => {
      fc.assert(
        fc.property(arbitrarySituation, situation => {
          fc.pre(!asksForMore(situation));
          expect(
            risesWith(situation, withSlosIn(state, situation.input.facts)),
          ).toEqual([]);
        }),
        { numRuns: 500 },
      );
    },
  );

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
