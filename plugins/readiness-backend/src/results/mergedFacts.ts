import { chooseOwningFacts, EntityFacts } from 'backstage-readiness-core';
import { FactSettings } from '../facts/FactSettings';
import { factsOf, StoredGroup } from '../facts/StoredFact';

/** What reading facts needs to know of how they are configured. @internal */
export type FactReading = Pick<FactSettings, 'priority' | 'freshFor'>;

/** The facts of one source, their JSON parsed. @internal */
export interface GatheredFacts {
  source: string;
  hash: string;
  facts: readonly StoredGroup[];
}

/**
 * The facts of one entity from the rows of all its sources, each fact from the source that owns it.
 * @internal
 */
export function mergedFacts(
  rows: readonly Omit<GatheredFacts, 'hash'>[],
  reading: FactReading,
): EntityFacts {
  const facts = rows.flatMap(row =>
    factsOf(row.facts, row.source, { freshFor: reading.freshFor(row.source) }),
  );
  return chooseOwningFacts(facts, reading.priority);
}
