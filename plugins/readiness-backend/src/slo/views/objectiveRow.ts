import { SloObjectiveSummary } from 'backstage-plugin-readiness-common';
import { SloDefinition } from 'backstage-readiness-core';
import {
  DbSlisRow,
  DbSloObjectivesRow,
  DbSlosRow,
} from '../../database/sloTables';
import { isoInstant } from '../../results/instants';
import { windowWords } from './windowWords';

/**
 * The columns that `objectiveSummary` needs, of `slo_objectives` joined with `slos` and `slis`.
 * @internal
 */
export const OBJECTIVE_COLUMNS = [
  'slo_objectives.slo',
  'slo_objectives.objective',
  'slo_objectives.target',
  'slo_objectives.state',
  'slo_objectives.state_since',
  'slo_objectives.reason',
  'slo_objectives.attainment',
  'slo_objectives.budget_remaining',
  'slo_objectives.budget_remaining_seconds',
  'slo_objectives.alert',
  'slo_objectives.low_traffic',
  'slo_objectives.coverage',
  'slo_objectives.met',
  'slis.counted_until',
  'slos.definition',
] as const;

/** @internal */
export type ObjectiveRow = Pick<
  DbSloObjectivesRow,
  | 'slo'
  | 'objective'
  | 'target'
  | 'state'
  | 'state_since'
  | 'reason'
  | 'attainment'
  | 'budget_remaining'
  | 'budget_remaining_seconds'
  | 'alert'
  | 'low_traffic'
  | 'coverage'
  | 'met'
> &
  Pick<DbSlosRow, 'definition'> &
  // The row of the objective is written only when it changes.
  Pick<DbSlisRow, 'counted_until'>;

/** @internal */
export function definitionOf({
  definition,
}: Pick<DbSlosRow, 'definition'>): SloDefinition {
  return JSON.parse(definition);
}

/**
 * What lists and cards say of an objective, from its row.
 * @internal
 */
export function objectiveSummary(
  row: ObjectiveRow,
  definition: SloDefinition,
): SloObjectiveSummary {
  return {
    slo: row.slo,
    objective: row.objective,
    title: titleOf(row.objective, definition),
    state: row.state,
    reason: row.reason,
    target: row.target,
    attainment: row.attainment,
    budgetRemaining: row.budget_remaining,
    budgetRemainingSeconds: row.budget_remaining_seconds,
    alert: row.alert,
    lowTraffic: Boolean(row.low_traffic),
    coverage: row.coverage,
    met: row.met === null ? null : Boolean(row.met),
    window: windowWords(definition.window),
    countedUntil:
      row.counted_until === null ? null : isoInstant(row.counted_until),
  };
}

/** An objective is named beside its SLO only where that has several. */
function titleOf(objective: string, definition: SloDefinition): string {
  const title = definition.displayName ?? definition.name;
  return definition.objectives.length > 1 ? `${title}: ${objective}` : title;
}
