import { JsonObject } from '@backstage/types';
import { SloState } from 'backstage-readiness-core';
import { DbBoolean } from '../../database/tables';
import { DbSloObjectivesRow } from '../../database/sloTables';

/** The fact that sums up all SLOs of an entity. @internal */
export const SLO_SUMMARY = 'slo.objectives';

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
  | 'budget_remaining'
  | 'alert'
  | 'coverage'
>;

/**
 * What is reported of the objectives of one entity, by fact id. Values are coarse, so that an objective that stays as it
 * is reports the same. What is not known is left out.
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
    worst: worst.state,
    ...known('met', allMet(objectives)),
    ...known('budgetRemaining', budgetOf(worst)),
  };
}

function objectiveFact(objective: Objective): JsonObject {
  return {
    state: objective.state,
    ...known('met', allMet([objective])),
    target: objective.target,
    ...known('budgetRemaining', budgetOf(objective)),
    alert: objective.alert,
    coverage: hundredths(objective.coverage),
  };
}

function worstOf(objectives: readonly Objective[]): Objective {
  return [...objectives].sort(
    (left, right) =>
      WORST_FIRST.indexOf(left.state) - WORST_FIRST.indexOf(right.state) ||
      (left.budget_remaining ?? 0) - (right.budget_remaining ?? 0) ||
      (nameOf(left) < nameOf(right) ? -1 : 1),
  )[0];
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

function budgetOf({ state, budget_remaining }: Objective): number | undefined {
  return budget_remaining === null || UNKNOWN.includes(state)
    ? undefined
    : hundredths(budget_remaining);
}

/** Rounded down, so that nothing looks better than it is. */
function hundredths(value: number): number {
  return Math.floor(value * 100 + 1e-9) / 100 + 0;
}

function known(name: string, value: number | boolean | undefined): JsonObject {
  return value === undefined ? {} : { [name]: value };
}
