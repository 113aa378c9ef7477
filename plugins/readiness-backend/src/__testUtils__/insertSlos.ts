import { ObjectiveStatus, SloDefinition } from 'backstage-readiness-core';
import { Knex } from 'knex';
import {
  DbSlisRow,
  DbSloChangesRow,
  DbSloObjectivesRow,
  DbSlosRow,
} from '../database/sloTables';

/**
 * An SLO of 99.9 % over 28 days with one objective, read from pushed slices.
 * @internal
 */
export function sloDefinition(
  name: string,
  parts: Partial<SloDefinition> = {},
): SloDefinition {
  const series = { type: 'push', spec: { series: name } };
  return {
    name,
    service: name,
    annotations: {},
    method: 'Occurrences',
    window: { kind: 'rolling', duration: { amount: 28, unit: 'd' } },
    objectives: [{ name: 'objective-1', target: 0.999 }],
    sli: {
      kind: 'known',
      definition: {
        kind: 'good-total',
        counter: false,
        good: series,
        total: series,
      },
    },
    alertConditions: [],
    file: `${name}.yaml`,
    line: 1,
    ...parts,
  };
}

const NO_RATES = {
  '5m': null,
  '30m': null,
  '1h': null,
  '2h': null,
  '6h': null,
  '1d': null,
  '3d': null,
  window: null,
};

/**
 * Stores an SLO, its reading and where its first objective stands.
 * @internal
 */
export async function insertObjective(
  knex: Knex,
  entityRef: string,
  definition: SloDefinition,
  columns: Partial<DbSloObjectivesRow> & { source?: string; now: number },
): Promise<void> {
  const { source = 'push', now, ...rest } = columns;
  const { name, file, line } = definition;
  const [objective] = definition.objectives;
  await knex<DbSlosRow>('slos').insert({
    ...{ slo_id: name, name, entity_ref: entityRef, file, line },
    unassigned_reason: null,
    service: definition.service,
    definition: JSON.stringify(definition),
    last_valid: false,
    changed_at: now,
  });
  await knex<DbSlisRow>('slis').insert(sliRow(definition, source, now));
  const row: DbSloObjectivesRow = {
    ...{ entity_ref: entityRef, slo: name, slo_id: name, sli_id: name },
    objective: objective.name,
    position: 0,
    target: objective.target,
    state: 'ok',
    state_since: now,
    reason: 'Enough is left',
    attainment: 0.9995,
    budget_remaining: 0.5,
    budget_remaining_at_least: 0.5,
    budget_remaining_seconds: 1209.6,
    alert: null,
    low_traffic: false,
    coverage: 1,
    met: true,
    counted_until: now,
    status: '',
    fingerprint: '',
    changed_at: now,
    ...rest,
  };
  await knex<DbSloObjectivesRow>('slo_objectives').insert({
    ...row,
    status: JSON.stringify(statusOf(row, now)),
  });
}

function sliRow(
  definition: SloDefinition,
  source: string,
  now: number,
): DbSlisRow {
  return {
    ...{ sli_id: definition.name, source, source_type: 'push' },
    definition: JSON.stringify(
      definition.sli.kind === 'known' ? definition.sli.definition : null,
    ),
    threshold: null,
    slice_seconds: 300,
    days: 29,
    source_problem: null,
    series: definition.name,
    due_at: now,
    ticket: '',
    read_from: null,
    read_until: null,
    counted_until: now,
    read_at: now,
    tried_at: now,
    outcome: 'read',
    outcome_reason: null,
    warnings: '[]',
    removed_at: null,
  };
}

function statusOf(row: DbSloObjectivesRow, now: number): ObjectiveStatus {
  return {
    state: row.state,
    reason: row.reason,
    target: row.target,
    windowStart: now - 28 * 86_400_000,
    windowEnd: now,
    countedUntil: now,
    attainment: row.attainment,
    budgetConsumed: row.budget_remaining && 1 - row.budget_remaining,
    budgetRemaining: row.budget_remaining,
    budgetRemainingAtLeast: row.budget_remaining_at_least,
    budgetRemainingSeconds: row.budget_remaining_seconds,
    good: 9995,
    bad: 5,
    total: 10_000,
    burnRates: NO_RATES,
    secondsToExhaustion: null,
    lastsUntilReset: false,
    alert: row.alert,
    alertReasons: [],
    lowTraffic: Boolean(row.low_traffic),
    coverage: row.coverage,
    met: row.met === null ? null : Boolean(row.met),
  };
}

/**
 * Stores a change of state of the first objective of an SLO.
 * @internal
 */
export async function insertSloChange(
  knex: Knex,
  entityRef: string,
  slo: string,
  change: Partial<DbSloChangesRow>,
): Promise<void> {
  await knex('slo_changes').insert({
    ...{ entity_ref: entityRef, slo, objective: 'objective-1' },
    at: 0,
    from_state: 'ok',
    to_state: 'exhausted',
    from_alert: null,
    to_alert: null,
    cause: 'reading',
    reason: 'Nothing is left',
    budget_remaining: 0,
    ...change,
  });
}
