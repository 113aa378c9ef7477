import { factsReadBy } from 'backstage-readiness-core';
import { Publication } from '../standards/Publication';

const known = new WeakMap<Publication, ReadonlyMap<string, number>>();

/**
 * By fact id, the shortest time for which any check or capability takes the fact for fresh, in milliseconds; facts about
 * which they say nothing are left out.
 * @internal
 */
export function shortestFreshness(
  publication: Publication | undefined,
): ReadonlyMap<string, number> {
  if (!publication) {
    return new Map();
  }
  const limits = known.get(publication) ?? collect(publication);
  known.set(publication, limits);
  return limits;
}

function collect({ documents }: Publication): ReadonlyMap<string, number> {
  const limits = new Map<string, number>();
  const note = (factIds: readonly string[], freshFor: number | undefined) => {
    for (const factId of freshFor === undefined ? [] : factIds) {
      limits.set(
        factId,
        Math.min(freshFor ?? 0, limits.get(factId) ?? Infinity),
      );
    }
  };
  for (const check of documents.standards.flatMap(({ checks }) => checks)) {
    note(factsReadBy(check), check.freshFor);
  }
  for (const capability of documents.capabilities) {
    const rules = [
      capability.adoptedWhen.kind === 'rule'
        ? capability.adoptedWhen.rule
        : undefined,
      capability.alternative,
    ];
    note(
      rules.flatMap(rule => rule?.reads.factIds ?? []),
      capability.freshFor,
    );
  }
  return limits;
}
