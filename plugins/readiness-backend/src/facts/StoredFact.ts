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

/** The facts of one entity from one source, by fact id. @internal */
export type StoredFacts = Readonly<Record<string, StoredFact>>;

/** @internal */
export function parseStoredFacts(facts: string): StoredFacts {
  return JSON.parse(facts) as StoredFacts;
}

/**
 * The fact that a stored one stands for.
 * @param freshFor - how long it holds when it does not say so itself
 * @internal
 */
export function factOf(
  factId: string,
  source: string,
  stored: StoredFact,
  freshFor: number | undefined,
): Fact {
  return {
    factId,
    source,
    observation:
      'none' in stored
        ? { kind: 'none' }
        : { kind: 'value', value: stored.value },
    observedAt: stored.observedAt,
    provenance: stored.provenance,
    freshFor: stored.freshFor ?? freshFor,
  };
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
