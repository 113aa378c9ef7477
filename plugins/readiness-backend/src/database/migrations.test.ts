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

  describe.each(databases.eachSupportedId())(
    'of the claimed change of decisions from before on %p',
    id => {
      const DAY = 86_400_000;
      const directory = resolvePackagePath(
        'backstage-plugin-readiness-backend',
        'migrations',
      );

      /** What the decisions have in their column after they were stored without it. */
      async function claimedAfter(
        decisions: readonly { at: number; context: object }[],
      ): Promise<(string | null)[]> {
        const knex = await databases.init(id);
        await applyDatabaseMigrations(knex);
        await knex.migrate.down({ directory, name: CLAIMED_CHANGE });
        const rows = decisions.map(({ at, context }) => ({
          ...{ at, gate: 'release', entity_ref: 'component:default/shop' },
          ...{ answer: 'allow', asked_by: 'service:ci', descriptor: false },
          ...{ claims: '[]', decision: '{}', snapshot: '{}', revision: 1 },
          context: JSON.stringify(context),
        }));
        await knex.batchInsert('gate_decisions', rows, 50);
        await applyDatabaseMigrations(knex);
        return knex('gate_decisions').orderBy('id').pluck('claimed_change');
      }

      it('tell it from the context', async () => {
        const at = Date.now() - DAY;
        const contexts = [{ change: 'major' }, {}, { change: 'minor' }];
        expect(
          await claimedAfter(contexts.map(context => ({ at, context }))),
        ).toEqual(['major', null, 'minor']);
      });

      it('tell it of all that are counted, and rewrite no older ones while the table is locked', async () => {
        const context = { change: 'major' };
        const daysAgo = [400, 2, 40, 30, 32];
        expect(
          await claimedAfter(
            daysAgo.map(days => ({ at: Date.now() - days * DAY, context })),
          ),
        ).toEqual([null, 'major', null, 'major', null]);
      });

      it('tell it of more than are read at once, also of one instant', async () => {
        const at = Date.now() - DAY;
        const context = { change: 'major' };
        const claimed = await claimedAfter(
          Array.from({ length: 1_100 }, (_, index) => ({
            ...{ context, at: index < 1_050 ? at : at - index },
          })),
        );
        expect(claimed).toHaveLength(1_100);
        expect(new Set(claimed)).toEqual(new Set(['major']));
      });
    },
  );
});
