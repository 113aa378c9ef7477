import {
  AdoptionStatus,
  BudgetsByAdoption,
  SloStateView,
} from 'backstage-plugin-readiness-common';
import { countStates } from '../slo/views/countStates';

/** An entity in the scope of a capability. @internal */
export interface BudgetedEntity {
  readonly entityRef: string;
  readonly tier: number | null;
  readonly status: AdoptionStatus;
}

/**
 * The error budgets of adopters beside those of non-adopters, tier by tier, most critical first; undefined when none of
 * them has an SLO. Whose adoption is unknown is left out: it would be a guess on either side.
 *
 * @param states - the worst state of each entity that has an objective
 * @internal
 */
export function budgetsByAdoption(
  entities: readonly BudgetedEntity[],
  states: ReadonlyMap<string, SloStateView>,
): BudgetsByAdoption[] | undefined {
  const known = entities.filter(({ status }) => status !== 'unknown');
  if (!known.some(({ entityRef }) => states.has(entityRef))) {
    return undefined;
  }
  const tiers = [...new Set(known.map(({ tier }) => tier))];
  return tiers
    .sort((a, b) => (a ?? 4) - (b ?? 4))
    .map(tier => {
      const of = (status: AdoptionStatus) =>
        known.filter(one => one.tier === tier && one.status === status);
      const adopters = budgetsOf(of('adopted'), states);
      const nonAdopters = budgetsOf(of('not-adopted'), states);
      return {
        tier,
        adopters: adopters.counts,
        nonAdopters: nonAdopters.counts,
        adoptersWithoutSlo: adopters.withoutSlo,
        nonAdoptersWithoutSlo: nonAdopters.withoutSlo,
      };
    });
}

function budgetsOf(
  entities: readonly BudgetedEntity[],
  states: ReadonlyMap<string, SloStateView>,
) {
  const known = entities.flatMap(
    ({ entityRef }) => states.get(entityRef) ?? [],
  );
  return {
    counts: countStates(known),
    withoutSlo: entities.length - known.length,
  };
}
