import { JsonValue } from '@backstage/types';
import { Fact, Provenance } from 'backstage-readiness-core';
import fc from 'fast-check';
import {
  factsOf,
  formatStoredFacts,
  parseStoredFacts,
  parseStoredGroups,
  StoredFact,
  storedFact,
} from './StoredFact';

const fact: fc.Arbitrary<Fact> = fc.record({
  factId: fc.constantFrom('a', 'b.c', '7', 'constructor', '__proto__'),
  source: fc.constant('ci'),
  observation: fc.oneof(
    fc.constant({ kind: 'none' as const }),
    fc.record({
      kind: fc.constant('value' as const),
      value: fc.jsonValue() as fc.Arbitrary<JsonValue>,
    }),
  ),
  observedAt: fc.constantFrom(1, 2),
  provenance: fc.constantFrom<Provenance>('measured', 'attested'),
  freshFor: fc.constantFrom(undefined, 5, 9),
});

const facts = fc.uniqueArray(fact, { selector: ({ factId }) => factId });

const storeOf = (all: readonly Fact[]): Map<string, StoredFact> =>
  new Map(all.map(one => [one.factId, storedFact(one)]));

/** What JSON makes of a value, which knows no negative zero. */
const throughJson = <T>(value: T): T => JSON.parse(JSON.stringify(value));

const byId = (all: readonly Fact[]) =>
  [...all].sort((left, right) => (left.factId < right.factId ? -1 : 1));

describe('stored facts', () => {
  it('come back as they were', () => {
    fc.assert(
      fc.property(facts, all => {
        const store = storeOf(all);
        const parsed = parseStoredFacts(formatStoredFacts(store));
        expect(throughJson([...parsed].sort())).toEqual(
          throughJson([...store].sort()),
        );
      }),
    );
  });

  it('are the facts that were observed, with what their source says of freshness', () => {
    fc.assert(
      fc.property(facts, all => {
        const groups = parseStoredGroups(formatStoredFacts(storeOf(all)));
        const read = factsOf(groups, 'ci', { freshFor: 30 });
        expect(throughJson(byId(read))).toEqual(
          throughJson(
            byId(all.map(one => ({ ...one, freshFor: one.freshFor ?? 30 }))),
          ),
        );
      }),
    );
  });

  it('keep their text when nothing was changed', () => {
    fc.assert(
      fc.property(facts, all => {
        const text = formatStoredFacts(storeOf(all));
        expect(formatStoredFacts(parseStoredFacts(text))).toBe(text);
      }),
    );
  });

  it('give only those that are wanted', () => {
    const one: Fact = {
      factId: 'a',
      source: 'ci',
      observation: { kind: 'value', value: 1 },
      observedAt: 1,
      provenance: 'measured',
    };
    const none: Fact = {
      ...one,
      factId: 'c',
      observation: { kind: 'none' },
    };
    const all = [one, { ...one, factId: 'b' }, none, { ...none, factId: 'd' }];
    const groups = parseStoredGroups(formatStoredFacts(storeOf(all)));
    expect(
      factsOf(groups, 'ci', {
        freshFor: undefined,
        factIds: new Set(['a', 'c']),
      }),
    ).toEqual([one, none]);
  });

  it('write what they share once', () => {
    const shared = { observedAt: 1, provenance: 'measured' as const };
    const text = formatStoredFacts(
      new Map([
        ['a', { ...shared, value: 1 }],
        ['b', { ...shared, value: 2 }],
        ['c', { ...shared, none: true }],
      ]),
    );
    expect(JSON.parse(text)).toEqual([
      { ...shared, values: { a: 1, b: 2 }, none: ['c'] },
    ]);
  });
});
