import { mockServices, TestDatabases } from '@backstage/backend-test-utils';
import { Page, StandingChangeView } from 'backstage-plugin-readiness-common';
import { Knex } from 'knex';
import { emptyTables } from '../../__testUtils__/emptyTables';
import { entityOf, insertEntity } from '../../__testUtils__/insertRows';
import { migratedDatabase } from '../../__testUtils__/migratedDatabase';
import {
  CATALOG_CONDITION,
  DENIED,
  TestApi,
  TestPolicy,
} from '../../__testUtils__/TestApi';
import { testPublication } from '../../__testUtils__/testPublication';
import { StageStates } from '../../database/StageStates';
import { readCountedStanding } from '../../governance/standings/readCountedStanding';
import { StandingWatch } from '../../governance/standings/StandingWatch';

jest.setTimeout(60_000);

const NOW = Date.UTC(2026, 10, 26, 12);
const DAY = 86_400_000;
const shop = 'component:default/shop';
const publication = testPublication();
const CHANGES = '/v1/standing-changes';

describe('standing routes', () => {
  const databases = TestDatabases.create();

  describe.each(databases.eachSupportedId())('on %s', id => {
    let knex: Knex;
    let watch: StandingWatch;

    beforeAll(async () => {
      knex = await migratedDatabase(databases, id);
      watch = new StandingWatch({
        knex,
        clock: { now: async () => NOW },
        logger: mockServices.logger.mock(),
        states: new StageStates(knex),
        publications: { current: async () => publication },
        gates: { answersOf: async () => ({ 'production-release': 'warn' }) },
        goneForMs: DAY,
      });
    });

    beforeEach(async () => {
      await emptyTables(knex);
      await knex('stage_states').delete();
      await insertEntity(knex, entityOf('shop'), {
        ...{ tier: 1, owner_ref: 'group:default/shop', first_seen_at: NOW },
      });
      await watch.watch();
    });

    const api = (
      options: {
        policy?: TestPolicy;
        groups?: string[];
        entities?: ReturnType<typeof entityOf>[];
      } = {},
    ) =>
      TestApi.create({
        ...{ knex, publication, now: NOW, policy: options.policy },
        catalogEntities: options.entities,
        userInfo: mockServices.userInfo.mock({
          getUserInfo: async () => ({
            userEntityRef: 'user:default/mock',
            ownershipEntityRefs: options.groups ?? [],
          }),
        }),
      });
    const change = async (columns: object) => {
      await knex('entities').where({ entity_ref: shop }).update(columns);
      await watch.watch();
    };
    const open = async () => {
      const page = await (
        await api()
      ).get<Page<StandingChangeView>>(`${CHANGES}?state=open`);
      return page.items;
    };
    const confirm = async (
      changeId: string,
      options: Parameters<typeof api>[0] = {},
    ) =>
      (await api(options)).send('post', `${CHANGES}/${changeId}/confirmation`, {
        body: { comment: 'It serves no customers any more' },
      });
    const counted = () =>
      readCountedStanding(knex, {
        entityRef: shop,
        entity: entityOf('shop'),
        publication,
      });

    it('lists what waits, in two queries, and says who may confirm it', async () => {
      await change({ tier: 3 });
      const reader = await api();
      const page = await reader.get<Page<StandingChangeView>>(CHANGES);
      expect(page).toMatchObject({
        total: 1,
        nextCursor: null,
        items: [
          {
            ...{ kind: 'tier', subject: null, from: '1', to: '3' },
            entity: { entityRef: shop },
            state: 'open',
            actions: ['confirm'],
          },
        ],
      });
      expect(reader.queries).toBe(2);
      for (const options of [
        { groups: ['group:default/shop'] },
        { policy: { 'readiness.standing.confirm': DENIED } },
      ]) {
        const other = await api(options);
        const { items } = await other.get<Page<StandingChangeView>>(CHANGES);
        expect(items[0].actions).toEqual([]);
      }
    });

    it('lets another person confirm it: from then on it counts', async () => {
      await change({ tier: 3 });
      const [{ id: changeId }] = await open();
      const { status, body } = await confirm(changeId);
      expect(status).toBe(200);
      expect(body).toMatchObject({
        ...{ state: 'confirmed', decidedBy: 'user:default/mock', actions: [] },
        comment: 'It serves no customers any more',
      });
      expect(await counted()).toMatchObject({ tier: 3 });
      await watch.watch();
      expect(await open()).toEqual([]);
      expect(
        await knex('governance_events').orderBy('id').select('kind', 'actor'),
      ).toEqual([
        { kind: 'standing-changed', actor: 'policy:standings' },
        { kind: 'standing-confirmed', actor: 'user:default/mock' },
      ]);
    });

    it('confirms that a scope is left', async () => {
      const resource = JSON.stringify(entityOf('shop', { kind: 'Resource' }));
      await change({ entity: resource, etag: 'shop-2' });
      for (const { id: changeId } of await open()) {
        expect((await confirm(changeId)).status).toBe(200);
      }
      expect(
        await readCountedStanding(knex, {
          entityRef: shop,
          entity: JSON.parse(resource),
          publication,
        }),
      ).toEqual({ tier: 1, standards: [], gates: [] });
    });

    it('never confirms that no tier is declared, so that the next one is not taken for the first', async () => {
      await change({ tier: null });
      const [{ id: changeId, to, actions }] = await open();
      expect({ to, actions }).toEqual({ to: 'undeclared', actions: [] });
      const { status, body } = await confirm(changeId);
      expect(status).toBe(409);
      expect(body.error.message).toBe(
        'Declare the tier that is meant; an undeclared tier is never confirmed, gates go on judging by tier 1',
      );
      await change({ tier: 3 });
      expect(await counted()).toMatchObject({ tier: 1 });
      expect(await open()).toMatchObject([
        { from: '1', to: '3', actions: ['confirm'] },
      ]);
    });

    it('refuses the owner, and who lacks the permission', async () => {
      await change({ tier: 3 });
      const [{ id: changeId }] = await open();
      const owner = await confirm(changeId, { groups: ['group:default/shop'] });
      expect(owner.status).toBe(403);
      expect(owner.body.error.message).toContain('do not own it');
      const policy = { 'readiness.standing.confirm': DENIED };
      expect((await confirm(changeId, { policy })).status).toBe(403);
      expect(await counted()).toMatchObject({ tier: 1 });
    });

    it.each`
      kind       | columns
      ${'tier'}  | ${{ tier: 3 }}
      ${'scope'} | ${{ entity: JSON.stringify(entityOf('shop', { kind: 'Resource' })) }}
    `(
      'refuses a change of $kind to who owned the entity before it and to who owns it by it',
      async ({ kind, columns }) => {
        for (const owner_ref of ['group:default/pay', null]) {
          await change({ ...columns, owner_ref, etag: `shop-${owner_ref}` });
        }
        await change({ owner_ref: 'group:default/pay', etag: 'shop-4' });
        for (const group of ['group:default/shop', 'group:default/pay']) {
          const options = { groups: [group] };
          const { items } = await (
            await api(options)
          ).get<Page<StandingChangeView>>(`${CHANGES}?state=open`);
          expect(items).toMatchObject([{ kind, actions: [] }]);
          expect((await confirm(items[0].id, options)).status).toBe(403);
        }
        const [{ id: changeId, actions }] = await open();
        expect(actions).toEqual(['confirm']);
        expect((await confirm(changeId)).status).toBe(200);
      },
    );

    it('lets who owned the entity confirm what its next owner changes later', async () => {
      await change({ tier: 2, owner_ref: 'group:default/pay', etag: 'shop-2' });
      const [{ id: first }] = await open();
      expect((await confirm(first)).status).toBe(200);
      await change({ tier: 3, etag: 'shop-3' });
      const [{ id: second }] = await open();
      const next = await confirm(second, { groups: ['group:default/pay'] });
      expect(next.status).toBe(403);
      const former = await confirm(second, { groups: ['group:default/shop'] });
      expect(former.status).toBe(200);
    });

    it('remembers the owner from before while another change still waits', async () => {
      const resource = JSON.stringify(entityOf('shop', { kind: 'Resource' }));
      const owner_ref = 'group:default/pay';
      await change({ tier: 3, entity: resource, owner_ref, etag: 'shop-2' });
      const [first, second] = await open();
      expect((await confirm(first.id)).status).toBe(200);
      const options = { groups: ['group:default/shop'] };
      expect((await confirm(second.id, options)).status).toBe(403);
      expect((await confirm(second.id)).status).toBe(200);
    });

    it('lets anybody with the permission confirm it where nobody is known to own it', async () => {
      await insertEntity(knex, entityOf('lone'), { tier: 1, owner_ref: null });
      await watch.watch();
      await knex('entities').where('name', 'lone').update({ tier: 3 });
      await watch.watch();
      const [{ id: changeId, actions }] = await open();
      expect(actions).toEqual(['confirm']);
      expect((await confirm(changeId)).status).toBe(200);
    });

    it('refuses what is confirmed, undone, or no longer what the descriptor says', async () => {
      await change({ tier: 3 });
      const [{ id: changeId }] = await open();
      await knex('entities').update({ tier: 2 });
      expect((await confirm(changeId)).status).toBe(409);
      await watch.watch();
      expect((await confirm(changeId)).status).toBe(409);
      const [{ id: second }] = await open();
      expect((await confirm(second)).status).toBe(200);
      expect((await confirm(second)).status).toBe(409);
    });

    it('does not name an entity that may not be seen', async () => {
      await change({ tier: 3 });
      const [{ id: changeId }] = await open();
      const hidden = {
        policy: { 'catalog.entity.read': CATALOG_CONDITION },
        entities: [entityOf('another')],
      };
      const { items, total } = await (
        await api(hidden)
      ).get<Page<StandingChangeView>>(CHANGES);
      expect({ items, total }).toEqual({ items: [], total: 0 });
      const answer = await confirm(changeId, hidden);
      const unknown = await confirm('999', hidden);
      expect([answer.status, unknown.status]).toEqual([404, 404]);
      expect(answer.text).not.toContain('shop');
      expect((await confirm('nonsense')).status).toBe(404);
    });

    it('pages through them', async () => {
      for (const name of ['a', 'b', 'c']) {
        await insertEntity(knex, entityOf(name), { tier: 0 });
      }
      await watch.watch();
      await knex('entities').update({ tier: 2 });
      await watch.watch();
      const reader = await api();
      const first = await reader.get<Page<StandingChangeView>>(
        `${CHANGES}?limit=3`,
      );
      const second = await reader.get<Page<StandingChangeView>>(
        `${CHANGES}?limit=3&cursor=${first.nextCursor}`,
      );
      expect(second.nextCursor).toBeNull();
      const names = [...first.items, ...second.items].map(
        ({ entity }) => entity.title,
      );
      expect(names.sort()).toEqual(['a', 'b', 'c', 'shop']);
    });
  });
});
