import { chooseOwningFacts, EntityFacts } from 'backstage-readiness-core';
import { FactSettings } from '../facts/FactSettings';
import { factOf, StoredFacts } from '../facts/StoredFact';

/** What reading facts needs to know of how they are configured. @internal */
export type FactReading = Pick<FactSettings, 'priority' | 'freshFor'>;

/** The facts of one source, their JSON parsed. @internal */
export interface GatheredFacts {
  source: string;
  facts: StoredFacts;
}

/**
 * The facts of one entity from the rows of all its sources, each fact from the source that owns it.
 * @internal
 */
export function mergedFacts(
  rows: readonly GatheredFacts[],
  reading: FactReading,
): EntityFacts {
  const facts = rows.flatMap(row =>
    Object.entries(row.facts).map(([factId, stored]) =>
      factOf(factId, row.source, stored, reading.freshFor(row.source)),
    ),
  );
  return chooseOwningFacts(facts, reading.priority);
}
