import { TestDatabases } from '@backstage/backend-test-utils';
import { Knex } from 'knex';
import { applyDatabaseMigrations } from '../database/applyDatabaseMigrations';

/**
 * An empty database of the newest schema.
 * @internal
 */
export async function migratedDatabase(
  databases: TestDatabases,
  id: ReturnType<TestDatabases['eachSupportedId']>[number][0],
): Promise<Knex> {
  const knex = await databases.init(id);
  await applyDatabaseMigrations(knex);
  return knex;
}
