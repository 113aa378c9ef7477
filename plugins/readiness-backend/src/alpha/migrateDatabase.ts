import { Knex } from 'knex';
import { applyDatabaseMigrations } from '../database/applyDatabaseMigrations';

/**
 * Brings the schema of readiness in a database to the newest version.
 * @alpha
 */
export async function migrateDatabase(knex: Knex): Promise<void> {
  await applyDatabaseMigrations(knex);
}
