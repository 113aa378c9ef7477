import { JsonObject } from '@backstage/types';
import { SloState } from 'backstage-readiness-core';
import { DbBoolean } from '../../database/tables';
import { DbSloObjectivesRow } from '../../database/sloTables';

/** The fact that sums up all SLOs of an entity. @internal */
export const SLO_SUMMARY = 'slo.objectives';

/** Whether the owner of an entity follows the error-budget policies: see `PolicyStanding` of the core. @internal */
export const POLICY_FACT = 'slo.policy';

/** The fact about one SLO of an entity. @internal */
export function sloFactId(slo: string): string {
  return `slo/${slo}`;
}

/**
 * The worst first. What is not known comes before what is bad: otherwise losing the data of the worst objective would
 * make the next one the worst, and the entity better than it was.
 */
const WORST_FIRST: readonly SloState[] = [
  'error',
  'no-data',
  'stale',
  'exhausted',
  'at-risk',
  'no-traffic',
  'ok',
];
const UNKNOWN: readonly SloState[] = ['error', 'no-data', 'stale'];

type Objective = Pick<
  DbSloObjectivesRow,
  | 'slo'
  | 'objective'
  | 'state'
  | 'met'
  | 'target'
  | 'budget_remaining_at_least'
  | 'alert'
  | 'coverage'
>;

/**
 * What is reported of the objectives of one entity, by fact id. Values are coarse, so that an objective that stays as it
 * is reports the same. What is not known is left out, and so is what losing data could have made better: the budget is what
 * is left even if all that is missing was bad, and a state that rests on missing slices is none.
 * @internal
 */
export function sloFacts(
  objectives: readonly Objective[],
): Map<string, JsonObject> {
  const bySlo = new Map<string, Objective[]>();
  for (const objective of objectives) {
    const ofSlo = bySlo.get(objective.slo) ?? [];
    ofSlo.push(objective);
    bySlo.set(objective.slo, ofSlo);
  }
  const facts = new Map<string, JsonObject>();
  if (objectives.length > 0) {
    facts.set(SLO_SUMMARY, summaryOf(objectives));
  }
  for (const [slo, ofSlo] of [...bySlo].sort(([a], [b]) => (a < b ? -1 : 1))) {
    facts.set(sloFactId(slo), objectiveFact(worstOf(ofSlo)));
  }
  return facts;
}

function summaryOf(objectives: readonly Objective[]): JsonObject {
  const worst = worstOf(objectives);
  return {
    count: objectives.length,
    ...known('worst', stateOf(worst)),
    ...known('met', allMet(objectives)),
    ...known('budgetRemaining', leastBudget(objectives)),
  };
}

/** Of all of them: unknown when one is, because that could be the least. */
function leastBudget(objectives: readonly Objective[]): number | undefined {
  const budgets = objectives.map(budgetOf);
  return budgets.reduce((least, budget) =>
    least === undefined || budget === undefined
      ? undefined
      : Math.min(least, budget),
  );
}

function objectiveFact(objective: Objective): JsonObject {
  return {
    ...known('state', stateOf(objective)),
    ...known('met', allMet([objective])),
    target: objective.target,
    ...known('budgetRemaining', budgetOf(objective)),
    ...(isUncertain(objective) ? {} : { alert: objective.alert }),
    coverage: hundredths(objective.coverage),
  };
}

function worstOf(objectives: readonly Objective[]): Objective {
  return [...objectives].sort(
    (left, right) =>
      rankOf(left) - rankOf(right) ||
      (left.budget_remaining_at_least ?? 0) -
        (right.budget_remaining_at_least ?? 0) ||
      (nameOf(left) < nameOf(right) ? -1 : 1),
  )[0];
}

/** What could be exhausted for all that is known comes after what is not known at all, and before what is known. */
function rankOf(objective: Objective): number {
  return isUncertain(objective)
    ? UNKNOWN.length - 0.5
    : WORST_FIRST.indexOf(objective.state);
}

/** If all that is missing was bad, nothing is left: then nobody knows whether the budget is exhausted. */
function isUncertain({
  state,
  budget_remaining_at_least: atLeast,
}: Objective): boolean {
  const looksFine = state === 'ok' || state === 'at-risk';
  return looksFine && atLeast !== null && atLeast < 0;
}

function stateOf(objective: Objective): SloState | undefined {
  return isUncertain(objective) ? undefined : objective.state;
}

function nameOf({ slo, objective }: Objective): string {
  return `${slo} ${objective}`;
}

/** False when one is not met, whatever is known of the others. */
function allMet(objectives: readonly Objective[]): boolean | undefined {
  const met = objectives.map(objective => metOf(objective));
  if (met.includes(false)) {
    return false;
  }
  return met.every(Boolean) ? true : undefined;
}

function metOf({ met }: { met: DbBoolean | null }): boolean | undefined {
  return met === null ? undefined : Boolean(met);
}

function budgetOf({
  state,
  budget_remaining_at_least: atLeast,
}: Objective): number | undefined {
  return atLeast === null || UNKNOWN.includes(state)
    ? undefined
    : hundredths(atLeast);
}

/** Rounded down, so that nothing looks better than it is. */
function hundredths(value: number): number {
  return Math.floor(value * 100 + 1e-9) / 100 + 0;
}

function known(
  name: string,
  value: number | boolean | string | undefined,
): JsonObject {
  return value === undefined ? {} : { [name]: value };
}
