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
    'slo_documents',
    'slo_sources',
    'slo_acknowledgements',
    'slo_policy_facts',
  ]) {
    await knex(table).delete();
  }
}
