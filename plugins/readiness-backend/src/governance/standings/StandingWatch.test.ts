import { mockServices, TestDatabases } from '@backstage/backend-test-utils';
import { Knex } from 'knex';
import { emptyTables } from '../../__testUtils__/emptyTables';
import { entityOf, insertEntity } from '../../__testUtils__/insertRows';
import { migratedDatabase } from '../../__testUtils__/migratedDatabase';
import { testPublication } from '../../__testUtils__/testPublication';
import { StageStates } from '../../database/StageStates';
import { Publication } from '../../standards/Publication';
import { StandingWatch } from './StandingWatch';

jest.setTimeout(60_000);

const START = Date.UTC(2026, 10, 26, 12);
const MINUTE = 60_000;
const DAY = 86_400_000;
const shop = 'component:default/shop';

describe('StandingWatch', () => {
  const databases = TestDatabases.create();

  describe.each(databases.eachSupportedId())('on %s', id => {
    let knex: Knex;
    let now: number;
    let publication: Publication | undefined;
    let gatesFail: boolean;
    let watch: StandingWatch;

    beforeAll(async () => {
      knex = await migratedDatabase(databases, id);
    });

    beforeEach(async () => {
      await emptyTables(knex);
      await knex('stage_states').delete();
      now = START;
      publication = testPublication();
      gatesFail = false;
      watch = new StandingWatch({
        knex,
        clock: { now: async () => now },
        logger: mockServices.logger.mock(),
        states: new StageStates(knex),
        publications: { current: async () => publication },
        gates: {
          answersOf: async () => {
            if (gatesFail) {
              throw new Error('Not now');
            }
            return { 'production-release': 'block' };
          },
        },
        goneForMs: 30 * DAY,
      });
    });

    const insert = (name: string, columns = {}) =>
      insertEntity(knex, entityOf(name), {
        ...{ first_seen_at: now, etag: `${name}-1`, ...columns },
      });
    const edit = (columns: object) => {
      now += MINUTE;
      return knex('entities').where({ entity_ref: shop }).update(columns);
    };
    const changes = () =>
      knex('standing_changes')
        .orderBy('id')
        .select('kind', 'from_value', 'to_value', 'state');
    const counted = async () => {
      const [row] = await knex('standings').where({ entity_ref: shop });
      return row?.tier;
    };

    it('begins with what is there, and says nothing of it', async () => {
      await insert('shop', { tier: 1, lifecycle: 'production' });
      expect(await watch.watch()).toEqual({
        lookedAt: 1,
        opened: 0,
        undone: 0,
      });
      expect(await changes()).toEqual([]);
      expect(await counted()).toBe(1);
    });

    it('looks only at what has changed, and at all again for a new revision', async () => {
      await insert('shop', { tier: 1 });
      await insert('pay', { tier: 1 });
      await watch.watch();
      expect(await watch.watch()).toMatchObject({ lookedAt: 0 });
      await edit({ etag: 'shop-2' });
      expect(await watch.watch()).toMatchObject({ lookedAt: 1 });
      publication = publication && { ...publication, revision: 2 };
      expect(await watch.watch()).toMatchObject({ lookedAt: 2 });
      expect(await watch.watch()).toMatchObject({ lookedAt: 0 });
    });

    it('keeps the tier when it becomes less critical, once, until the owner takes it back', async () => {
      await insert('shop', { tier: 1 });
      await watch.watch();
      await edit({ tier: 3 });
      expect(await watch.watch()).toMatchObject({ opened: 1 });
      await edit({ etag: 'shop-2' });
      expect(await watch.watch()).toMatchObject({ opened: 0 });
      expect(await counted()).toBe(1);
      const open = { kind: 'tier', from_value: '1', to_value: '3' };
      expect(await changes()).toEqual([{ ...open, state: 'open' }]);
      expect(
        await knex('governance_events').select('kind', 'entity_ref'),
      ).toEqual([{ kind: 'standing-changed', entity_ref: shop }]);
      await edit({ tier: 1 });
      expect(await watch.watch()).toMatchObject({ undone: 1 });
      expect(await changes()).toEqual([{ ...open, state: 'undone' }]);
    });

    it('remembers the owner from before a change until nothing waits any more', async () => {
      const remembered = async () => {
        await watch.watch();
        const [row] = await knex('standings').where({ entity_ref: shop });
        return row.owner_ref;
      };
      await insert('shop', { tier: 1, owner_ref: 'group:default/a' });
      expect(await remembered()).toBe('group:default/a');
      await edit({ owner_ref: 'group:default/b', etag: 'shop-2' });
      expect(await remembered()).toBe('group:default/b');
      await edit({ owner_ref: 'group:default/c', etag: 'shop-3', tier: 3 });
      expect(await remembered()).toBe('group:default/b');
      await edit({ owner_ref: 'group:default/d', etag: 'shop-4', tier: 2 });
      expect(await remembered()).toBe('group:default/b');
      await knex('entities').delete();
      expect(await remembered()).toBe('group:default/b');
      await insert('shop', { tier: 2, owner_ref: 'group:default/d' });
      expect(await remembered()).toBe('group:default/b');
      await edit({ etag: 'shop-5', tier: 1 });
      expect(await remembered()).toBe('group:default/d');
    });

    it('takes a more critical tier at once', async () => {
      await insert('shop', { tier: 2 });
      await watch.watch();
      await edit({ tier: 0 });
      expect(await watch.watch()).toMatchObject({ opened: 0 });
      expect(await counted()).toBe(0);
    });

    it('notes what goes to production, with what the gates say', async () => {
      await insert('shop', { lifecycle: 'experimental' });
      await watch.watch();
      await edit({ lifecycle: 'production', etag: 'shop-2' });
      await watch.watch();
      await watch.watch();
      expect(await knex('standing_changes').select('details', 'state')).toEqual(
        [
          {
            details: JSON.stringify({ 'production-release': 'block' }),
            state: 'noted',
          },
        ],
      );
    });

    it('notes what appears in production, but not while the catalog fills itself', async () => {
      await insert('shop');
      await watch.watch();
      now += MINUTE;
      await insert('early', { lifecycle: 'production' });
      now += 10 * MINUTE;
      await insert('late', { lifecycle: 'production' });
      await watch.watch();
      expect(
        await knex('standing_changes').select('entity_ref', 'kind'),
      ).toEqual([{ entity_ref: 'component:default/late', kind: 'lifecycle' }]);
    });

    it('does not begin with a catalog that has not been read', async () => {
      await watch.watch();
      now += DAY;
      await insert('shop', { lifecycle: 'production' });
      await watch.watch();
      expect(await changes()).toEqual([]);
    });

    it('looks again at what the gates could not answer for', async () => {
      await insert('shop', { lifecycle: 'experimental' });
      await watch.watch();
      await edit({ lifecycle: 'production', etag: 'shop-2' });
      gatesFail = true;
      await watch.watch();
      expect(await changes()).toEqual([]);
      gatesFail = false;
      await watch.watch();
      expect(await changes()).toHaveLength(1);
    });

    it('looks at all others when one entity cannot be read, and at that one again', async () => {
      for (const name of ['a', 'broken', 'shop', 'z']) {
        await insert(name, { tier: 1 });
      }
      const broken = knex('entities').where({
        entity_ref: 'component:default/broken',
      });
      const [{ entity }] = await broken.clone().select('entity');
      await broken.clone().update({ entity: '{' });
      await watch.watch();
      const looked = () =>
        knex('standings').orderBy('entity_ref').pluck('entity_ref');
      const readable = ['a', 'shop', 'z'].map(
        name => `component:default/${name}`,
      );
      expect(await looked()).toEqual(readable);
      await edit({ tier: 3 });
      expect(await watch.watch()).toMatchObject({ opened: 1 });
      await broken.clone().update({ entity });
      await watch.watch();
      expect(await looked()).toHaveLength(4);
      expect(await watch.watch()).toMatchObject({ lookedAt: 0 });
    });

    it('remembers what counted of an entity that is gone, for a while', async () => {
      await insert('shop', { tier: 0 });
      await watch.watch();
      await edit({ tier: 3 });
      await watch.watch();
      await knex('entities').delete();
      expect(await watch.watch()).toMatchObject({ undone: 1 });
      now += DAY;
      await insert('shop', { tier: 3 });
      expect(await watch.watch()).toMatchObject({ opened: 1 });
      expect(await counted()).toBe(0);
      await knex('entities').delete();
      await watch.watch();
      now += 31 * DAY;
      await watch.watch();
      expect(await counted()).toBeUndefined();
    });

    it('reads and writes as often for 500 entities as for one', async () => {
      await insert('shop', { tier: 1 });
      const one = await queriesOf(knex, () => watch.watch());
      await knex('standings').delete();
      await knex('stage_states').delete();
      for (let index = 0; index < 30; index++) {
        await insert(`s${index}`, { tier: 1 });
      }
      expect(await queriesOf(knex, () => watch.watch())).toBe(one);
    });

    it('waits for documents', async () => {
      publication = undefined;
      await insert('shop', { tier: 1 });
      expect(await watch.watch()).toMatchObject({ lookedAt: 0 });
    });
  });
});

async function queriesOf(
  knex: Knex,
  work: () => Promise<unknown>,
): Promise<number> {
  let queries = 0;
  const count = () => {
    queries += 1;
  };
  knex.on('query', count);
  await work();
  knex.removeListener('query', count);
  return queries;
}
