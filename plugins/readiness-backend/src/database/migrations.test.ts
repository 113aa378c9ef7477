import { TestDatabases } from '@backstage/backend-test-utils';
import { resolvePackagePath } from '@backstage/backend-plugin-api';
import { applyDatabaseMigrations } from './applyDatabaseMigrations';

jest.setTimeout(60_000);

const databases = TestDatabases.create({ ids: ['SQLITE_3', 'POSTGRES_18'] });

const TABLES = [
  'entities',
  'facts',
  'revisions',
  'evaluations',
  'scorecards',
  'adoptions',
  'changes',
  'roll_ups',
  'stage_states',
  'slo_documents',
  'slos',
  'slis',
  'sli_days',
  'sli_pushes',
  'slo_sources',
  'slo_objectives',
  'slo_changes',
  'slo_facts',
  'slo_acknowledgements',
  'slo_policy_facts',
];

describe('migrations', () => {
  it.each(databases.eachSupportedId())(
    'go up, down and up again on %p',
    async id => {
      const knex = await databases.init(id);
      const directory = resolvePackagePath(
        'backstage-plugin-readiness-backend',
        'migrations',
      );
      const existing = async () =>
        Promise.all(TABLES.map(table => knex.schema.hasTable(table)));

      await applyDatabaseMigrations(knex);
      expect(await existing()).toEqual(TABLES.map(() => true));
      await knex.migrate.rollback({ directory }, true);
      expect(await existing()).toEqual(TABLES.map(() => false));
      await applyDatabaseMigrations(knex);
      expect(await existing()).toEqual(TABLES.map(() => true));
    },
  );
});
