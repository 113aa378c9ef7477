import { JsonValue } from '@backstage/types';
import { EntityFacts, Fact } from './types';

/**
 * Gives each fact of one entity to one owning source: the first of `priority` that has ever reported it, then the
 * other sources by name. There is no falling through: an owner whose report is too old is not replaced by another.
 * Of one source the newest observation counts; of two equally old ones always the same, in whatever order they come.
 * @public
 */
export function chooseOwningFacts(
  facts: Iterable<Fact>,
  priority: readonly string[] = [],
): EntityFacts {
  const rank = (source: string) => {
    const index = priority.indexOf(source);
    return index < 0 ? priority.length : index;
  };
  const chosen = new Map<string, Fact>();
  for (const fact of facts) {
    const rival = chosen.get(fact.factId);
    if (!rival || wins(fact, rival, rank)) {
      chosen.set(fact.factId, fact);
    }
  }
  return chosen;
}

function wins(fact: Fact, rival: Fact, rank: (source: string) => number) {
  if (fact.source === rival.source) {
    return fact.observedAt === rival.observedAt
      ? orderOf(fact) > orderOf(rival)
      : fact.observedAt > rival.observedAt;
  }
  const difference = rank(fact.source) - rank(rival.source);
  return difference !== 0 ? difference < 0 : fact.source < rival.source;
}

/** Tells two observations apart by their content alone. */
function orderOf({ observation, provenance, freshFor }: Fact): string {
  const value =
    observation.kind === 'value' ? sorted(observation.value) : undefined;
  return JSON.stringify([observation.kind, value, provenance, freshFor]);
}

function sorted(value: JsonValue | undefined): JsonValue | undefined {
  if (typeof value !== 'object' || value === null) {
    return value;
  }
  if (Array.isArray(value)) {
    return value.map(item => sorted(item) ?? null);
  }
  return Object.entries(value)
    .sort(([a], [b]) => (a < b ? -1 : 1))
    .map(([key, item]) => [key, sorted(item) ?? null]);
}
