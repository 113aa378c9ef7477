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
  'removed_objectives',
  'slo_facts',
  'slo_acknowledgements',
  'slo_policy_facts',
];

const CLAIMED_CHANGE = '20261126000001_claimed_change.js';

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

  it.each(databases.eachSupportedId())(
    'tell the claimed change of decisions from before on %p',
    async id => {
      const knex = await databases.init(id);
      const directory = resolvePackagePath(
        'backstage-plugin-readiness-backend',
        'migrations',
      );
      await applyDatabaseMigrations(knex);
      await knex.migrate.down({ directory, name: CLAIMED_CHANGE });
      const contexts = [{ change: 'major' }, {}, { change: 'minor' }];
      await knex('gate_decisions').insert(
        contexts.map(context => ({
          ...{ at: 1, gate: 'release', entity_ref: 'component:default/shop' },
          ...{ answer: 'allow', asked_by: 'service:ci', descriptor: false },
          ...{ claims: '[]', decision: '{}', snapshot: '{}', revision: 1 },
          context: JSON.stringify(context),
        })),
      );
      await applyDatabaseMigrations(knex);
      expect(
        await knex('gate_decisions').orderBy('id').pluck('claimed_change'),
      ).toEqual(['major', null, 'minor']);
    },
  );
});
