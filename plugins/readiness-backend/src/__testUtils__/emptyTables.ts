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
  ]) {
    await knex(table).delete();
  }
}
