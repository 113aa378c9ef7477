import { JsonValue } from '@backstage/types';
import { Fact, Provenance } from 'backstage-readiness-core';

/**
 * One observation as it is stored. Instants and durations are milliseconds. `freshFor` is what the fact itself said;
 * what its source or the configuration says is added when it is read.
 * @internal
 */
export type StoredFact = {
  readonly observedAt: number;
  readonly provenance: Provenance;
  readonly freshFor?: number;
} & ({ readonly value: JsonValue } | { readonly none: true });

/**
 * What is stored of the facts that one source observed at the same time in the same way: mostly all of them, so that
 * this is written, read and parsed once instead of with each fact.
 * @internal
 */
export interface StoredGroup {
  readonly observedAt: number;
  readonly provenance: Provenance;
  readonly freshFor?: number;
  /** By fact id. */
  readonly values: Readonly<Record<string, JsonValue>>;
  /** Ids of the facts of which the source found nothing. */
  readonly none?: readonly string[];
}

/** The facts of one entity from one source, by fact id. @internal */
export type StoredFacts = ReadonlyMap<string, StoredFact>;

/** @internal */
export function parseStoredGroups(facts: string): StoredGroup[] {
  return JSON.parse(facts) as StoredGroup[];
}

/** @internal */
export function parseStoredFacts(facts: string): StoredFacts {
  return new Map(parseStoredGroups(facts).flatMap(membersOf));
}

/** The text that is stored: the same for the same facts in the same order. @internal */
export function formatStoredFacts(facts: StoredFacts): string {
  const groups = new Map<string, [string, StoredFact][]>();
  for (const entry of facts) {
    const { observedAt, provenance, freshFor } = entry[1];
    const key = `${observedAt} ${provenance} ${freshFor}`;
    const group = groups.get(key);
    if (group) {
      group.push(entry);
    } else {
      groups.set(key, [entry]);
    }
  }
  return JSON.stringify([...groups.values()].map(groupOf));
}

/**
 * The facts that stored ones stand for.
 * @param options - `freshFor`: how long a fact holds that does not say so itself; `factIds`: the only ones that are wanted
 * @internal
 */
export function factsOf(
  groups: readonly StoredGroup[],
  source: string,
  options: {
    readonly freshFor: number | undefined;
    readonly factIds?: ReadonlySet<string>;
  },
): Fact[] {
  const { factIds } = options;
  const facts = new Array<Fact>();
  for (const group of groups) {
    const { observedAt, provenance, values, none = [] } = group;
    const freshFor = group.freshFor ?? options.freshFor;
    const shared = { source, observedAt, provenance, freshFor };
    for (const factId of Object.keys(values)) {
      if (!factIds || factIds.has(factId)) {
        const value = values[factId];
        facts.push({
          factId,
          observation: { kind: 'value', value },
          ...shared,
        });
      }
    }
    for (const factId of none) {
      if (!factIds || factIds.has(factId)) {
        facts.push({ factId, observation: { kind: 'none' }, ...shared });
      }
    }
  }
  return facts;
}

/** The stored form of a fact. @internal */
export function storedFact(fact: Fact): StoredFact {
  const { observation, observedAt, provenance, freshFor } = fact;
  return {
    ...(observation.kind === 'none'
      ? { none: true as const }
      : { value: observation.value }),
    observedAt,
    provenance,
    ...(freshFor !== undefined && { freshFor }),
  };
}

function membersOf(group: StoredGroup): [string, StoredFact][] {
  const { values, none = [], ...shared } = group;
  return [
    ...Object.entries(values).map(([factId, value]): [string, StoredFact] => [
      factId,
      { value, ...shared },
    ]),
    ...none.map((factId): [string, StoredFact] => [
      factId,
      { none: true, ...shared },
    ]),
  ];
}

function groupOf(members: readonly [string, StoredFact][]): StoredGroup {
  const { observedAt, provenance, freshFor } = members[0][1];
  const none = members.flatMap(([factId, fact]) =>
    'none' in fact ? [factId] : [],
  );
  return {
    observedAt,
    provenance,
    ...(freshFor !== undefined && { freshFor }),
    values: Object.fromEntries(
      members.flatMap(([factId, fact]) =>
        'none' in fact ? [] : [[factId, fact.value]],
      ),
    ),
    ...(none.length > 0 && { none }),
  };
}
