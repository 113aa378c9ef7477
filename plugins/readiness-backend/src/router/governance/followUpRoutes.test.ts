import { mockServices, TestDatabases } from '@backstage/backend-test-utils';
import { DueItem, FollowUpView, Page } from 'backstage-plugin-readiness-common';
import { Knex } from 'knex';
import { emptyTables } from '../../__testUtils__/emptyTables';
import { entityOf, insertEntity } from '../../__testUtils__/insertRows';
import { migratedDatabase } from '../../__testUtils__/migratedDatabase';
import { CATALOG_CONDITION, TestApi } from '../../__testUtils__/TestApi';
import {
  insertFollowUp,
  insertReview,
} from '../../governance/__testUtils__/insertGovernance';
import { reviewPublication } from '../../governance/__testUtils__/reviewPublication';

jest.setTimeout(120_000);

const NOW = Date.UTC(2026, 10, 26, 12);
const DAY = 86_400_000;
const ADA = ['user:default/ada', 'group:default/sre'];
const BOB = ['user:default/bob', 'group:default/shop'];

describe('follow-up routes', () => {
  const databases = TestDatabases.create();

  describe.each(databases.eachSupportedId())('on %s', id => {
    let knex: Knex;
    let api: TestApi;
    let limited: TestApi;
    let person: string[];

    beforeAll(async () => {
      knex = await migratedDatabase(databases, id);
      const options = {
        ...{ knex, publication: reviewPublication(), now: NOW },
        userInfo: mockServices.userInfo.mock({
          getUserInfo: async () => ({
            userEntityRef: person[0],
            ownershipEntityRefs: person,
          }),
        }),
      };
      api = await TestApi.create(options);
      limited = await TestApi.create({
        ...options,
        policy: { 'catalog.entity.read': CATALOG_CONDITION },
        catalogEntities: [entityOf('other')],
      });
    });

    beforeEach(async () => {
      await emptyTables(knex);
      person = ADA;
      await insertEntity(knex, entityOf('shop'), {
        owner_ref: 'group:default/shop',
      });
    });

    const close = (who: string[], followUpId: string, from = api) => {
      person = who;
      return from.send('post', `/v1/follow-ups/${followUpId}/close`, {
        body: { comment: 'It was done' },
      });
    };
    const condition = (row: Parameters<typeof insertFollowUp>[1] = {}) =>
      insertFollowUp(knex, {
        ...{ kind: 'condition', owner: 'group:default/shop', due_at: NOW },
        ...{ raised_by: 'user:default/eve', ...row },
      });

    it('lists what is owed, what is due first comes first, in two queries', async () => {
      await condition({ due_at: NOW + DAY, text: 'Later' });
      await condition({ due_at: NOW - DAY, text: 'Late' });
      await condition({ closed_at: NOW, text: 'Done' });
      const list = await api.get<Page<FollowUpView>>('/v1/follow-ups');
      expect(api.queries).toBe(2);
      expect(list.items.map(({ text, state }) => [text, state])).toEqual([
        ['Late', 'overdue'],
        ['Later', 'open'],
        ['Done', 'closed'],
      ]);
      expect(list.items.map(({ actions }) => actions)).toEqual([
        ['close'],
        ['close'],
        [],
      ]);
      for (const [query, total] of [
        ['state=overdue', 1],
        ['state=overdue&state=closed', 2],
        ['kind=break-glass', 0],
        ['entity=component:default/shop', 3],
      ] as const) {
        const found = await api.get<Page<FollowUpView>>(
          `/v1/follow-ups?${query}`,
        );
        expect(found.total).toBe(total);
      }
    });

    it('lets a reviewer close a condition, once, and never who owes it', async () => {
      const followUpId = await condition();
      expect((await close(BOB, followUpId)).status).toBe(403);
      expect((await close(['user:default/dan'], followUpId)).status).toBe(403);
      const { status, body } = await close(ADA, followUpId);
      expect(status).toBe(200);
      expect(body).toMatchObject({
        ...{ state: 'closed', closedBy: 'user:default/ada', actions: [] },
        closingComment: 'It was done',
      });
      expect((await close(ADA, followUpId)).status).toBe(409);
      expect(await knex('governance_events').select('kind')).toEqual([
        { kind: 'follow-up-closed' },
      ]);
    });

    it('lets anybody but who broke the glass close what followed', async () => {
      const followUpId = await insertFollowUp(knex, {
        raised_by: 'user:default/bob',
      });
      expect((await close(BOB, followUpId)).status).toBe(403);
      expect((await close(ADA, followUpId)).status).toBe(200);
    });

    it('does not name an entity that may not be seen', async () => {
      const followUpId = await condition();
      const list = await limited.get<Page<FollowUpView>>('/v1/follow-ups');
      expect(list.total).toBe(0);
      const answer = await close(ADA, followUpId, limited);
      expect(answer.status).toBe(404);
      expect(answer.text).not.toContain('shop');
    });

    it('tells owners what ends or is owed soon, soonest first, page by page', async () => {
      person = BOB;
      await condition({ due_at: NOW - DAY, text: 'Late' });
      await insertReview(knex, {
        ...{ state: 'approved', valid_until: NOW + 5 * DAY },
      });
      await insertReview(knex, {
        ...{ state: 'approved', valid_until: NOW + 50 * DAY },
        gate: 'new-resource',
      });
      await knex('exemptions').insert({
        ...{ scope_kind: 'entity', scope_ref: 'component:default/shop' },
        ...{ strictest_tier: 0, standard: 'production', check_id: 'rotation' },
        ...{ state: 'approved', reason: 'x', compensating_measure: 'x' },
        ...{ requested_by: BOB[0], requested_at: 0, ends_at: NOW + 2 * DAY },
      });
      const list = await api.get<Page<DueItem>>('/v1/due-soon?limit=2');
      expect(list).toMatchObject({
        total: 3,
        items: [
          { kind: 'condition', title: 'Late', overdue: true },
          {
            ...{ kind: 'exemption', overdue: false },
            title: 'Exemption of Pages go to a rotation',
          },
        ],
      });
      expect(api.queries).toBe(5);
      const rest = await api.get<Page<DueItem>>(
        `/v1/due-soon?limit=2&cursor=${list.nextCursor}`,
      );
      expect(rest).toMatchObject({
        items: [{ kind: 'review', title: 'Approval at Production release' }],
        nextCursor: null,
      });
      for (const [path, total] of [
        ['/v1/due-soon?days=60', 4],
        ['/v1/due-soon?owner=group:default/other', 0],
        ['/v1/due-soon?owner=shop', 3],
      ] as const) {
        expect((await api.get<Page<DueItem>>(path)).total).toBe(total);
      }
      expect((await limited.get<Page<DueItem>>('/v1/due-soon')).total).toBe(0);
    });
  });
});
