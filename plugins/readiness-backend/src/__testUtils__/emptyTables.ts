import { Knex } from 'knex';

/**
 * Deletes all rows: much faster than a new database for each test.
 * @internal
 */
export async function emptyTables(knex: Knex): Promise<void> {
  for (const table of [
    'entities',
    'facts',
    'revisions',
    'evaluations',
    'scorecards',
    'adoptions',
    'changes',
    'roll_ups',
    'slos',
    'slis',
    'slo_objectives',
    'slo_changes',
    'removed_objectives',
    'slo_documents',
    'slo_sources',
    'slo_acknowledgements',
    'slo_policy_facts',
    'attestations',
    'exemptions',
    'standings',
    'standing_changes',
    'gate_decisions',
    'idempotency_keys',
    'holds',
    'break_glasses',
    'reviews',
    'follow_ups',
    'governance_events',
    'told',
  ]) {
    await knex(table).delete();
  }
}
