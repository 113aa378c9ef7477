import { mockServices, TestDatabases } from '@backstage/backend-test-utils';
import { Knex } from 'knex';
import { emptyTables } from '../../__testUtils__/emptyTables';
import { entityOf, insertEntity } from '../../__testUtils__/insertRows';
import { migratedDatabase } from '../../__testUtils__/migratedDatabase';
import { testPublication } from '../../__testUtils__/testPublication';
import { isPostgres } from '../../database/dialect';
import { StageStates } from '../../database/StageStates';
import { GovernanceEvents } from '../GovernanceEvents';
import { confirmStanding } from './confirmStanding';
import { StandingWatch } from './StandingWatch';

jest.setTimeout(60_000);

const NOW = Date.UTC(2026, 10, 26, 12);
const shop = 'component:default/shop';
const publication = testPublication();

describe('a standing change that is confirmed while the watch looks at its entity', () => {
  const databases = TestDatabases.create();

  describe.each(databases.eachSupportedId())('on %s', id => {
    let knex: Knex;
    let watch: StandingWatch;

    const edit = (columns: object) =>
      knex('entities').where({ entity_ref: shop }).update(columns);

    beforeAll(async () => {
      knex = await migratedDatabase(databases, id);
    });

    beforeEach(async () => {
      await emptyTables(knex);
      await knex('stage_states').delete();
      watch = new StandingWatch({
        knex,
        clock: { now: async () => NOW },
        logger: mockServices.logger.mock(),
        states: new StageStates(knex),
        publications: { current: async () => publication },
        gates: { answersOf: async () => ({}) },
        goneForMs: 86_400_000,
      });
      await insertEntity(knex, entityOf('shop'), {
        ...{ tier: 1, first_seen_at: NOW, etag: 'first' },
      });
      await watch.watch();
      await edit({ tier: 3 });
      await watch.watch();
      // What the watch rewrites the standing for.
      await edit({ etag: 'second' });
    });

    const changes = () =>
      knex('standing_changes')
        .orderBy('id')
        .select('from_value', 'to_value', 'state');
    const counted = async () => {
      const [{ tier, etag }] = await knex('standings');
      return { tier, etag };
    };
    const confirm = async () => {
      const [{ id: changeId }] = await knex('standing_changes');
      return confirmStanding({
        ...{ knex, publication, now: NOW, entityRef: shop },
        events: new GovernanceEvents(),
        changeId: String(changeId),
        actor: { ref: 'user:default/ada', groups: new Set() },
        comment: undefined,
      });
    };

    /** Both wait for the standing, the first one in front, until it is let go. */
    async function atOnce(
      first: () => Promise<unknown>,
      second: () => Promise<unknown>,
    ) {
      if (!isPostgres(knex)) {
        return Promise.allSettled([first(), second()]);
      }
      const tx = await knex.transaction();
      await tx('standings').forUpdate();
      const one = first();
      await untilWaiting(knex, 1);
      const other = second();
      await untilWaiting(knex, 2);
      await tx.commit();
      return Promise.allSettled([one, other]);
    }

    it.each(['confirmed', 'watched'])(
      'counts from then on, when it is %s first',
      async order => {
        const acts = [confirm, () => watch.watch()];
        const [first, second] = order === 'confirmed' ? acts : acts.reverse();
        const answers = await atOnce(first, second);
        expect(answers.map(({ status }) => status)).toEqual([
          'fulfilled',
          'fulfilled',
        ]);
        expect(await counted()).toEqual({ tier: 3, etag: 'second' });
        expect(await changes()).toEqual([
          { from_value: '1', to_value: '3', state: 'confirmed' },
        ]);
        expect(await watch.watch()).toMatchObject({ opened: 0, undone: 0 });
      },
    );

    it.each(['confirmed', 'watched'])(
      'is refused once the descriptor says something else, when it is %s first',
      async order => {
        await edit({ tier: 2 });
        const confirmed = confirm;
        const watched = () => watch.watch();
        const answers =
          order === 'confirmed'
            ? await atOnce(confirmed, watched)
            : (await atOnce(watched, confirmed)).reverse();
        expect(answers).toMatchObject([
          { status: 'rejected', reason: { name: 'ConflictError' } },
          { status: 'fulfilled' },
        ]);
        expect(await counted()).toEqual({ tier: 1, etag: 'second' });
        expect(await changes()).toEqual([
          { from_value: '1', to_value: '3', state: 'undone' },
          { from_value: '1', to_value: '2', state: 'open' },
        ]);
      },
    );
  });
});

async function untilWaiting(knex: Knex, connections: number): Promise<void> {
  for (;;) {
    const { rows } = await knex.raw(
      `select 1 from pg_stat_activity
        where wait_event_type = 'Lock' and datname = current_database()`,
    );
    if (rows.length >= connections) {
      return;
    }
  }
}
