import { mockCredentials, TestDatabases } from '@backstage/backend-test-utils';
import { ServiceUnavailableError, NotAllowedError } from '@backstage/errors';
import {
  ChangeView,
  EntityReadiness,
  OwnershipView,
  Page,
} from 'backstage-plugin-readiness-common';
import { Knex } from 'knex';
import { insertChange } from '../__testUtils__/insertRows';
import { emptyTables } from '../__testUtils__/emptyTables';
import { migratedDatabase } from '../__testUtils__/migratedDatabase';
import {
  sampleGroup,
  sampleService,
  storeSample,
} from '../__testUtils__/sampleEntities';
import { DENIED, pathOf, TestApi } from '../__testUtils__/TestApi';
import { testPublication } from '../__testUtils__/testPublication';

jest.setTimeout(60_000);

const NOW = Date.UTC(2026, 10, 1, 12);
const HOUR = 3_600_000;
const publication = testPublication();

const shop = sampleService('shop', {
  tier: 0,
  team: 'shop',
  responders: 4,
  successRate: 0.9,
  template: 'jenkins',
  metadata: {
    links: [
      { url: 'https://runbooks.example.com/shop', title: 'Runbook' },
      { url: 'data:text/html,hello', title: 'Runbook' },
      { url: 'https://grafana.example.com/d/shop', type: 'dashboard' },
      { url: 'https://example.com/escalate', title: 'Escalation policy' },
    ],
  },
  relations: [
    { type: 'dependsOn', targetRef: 'component:default/basket' },
    { type: 'dependsOn', targetRef: 'resource:default/gone' },
    { type: 'dependencyOf', targetRef: 'component:default/basket' },
  ],
});
const basket = sampleService('basket', { responders: 1 });
const sample = [
  sampleGroup('company'),
  sampleGroup('retail', { parent: 'company' }),
  {
    ...sampleGroup('shop', {
      parent: 'retail',
      members: ['ada', 'bob'],
      email: 'shop@example.com',
    }),
  },
  shop,
  basket,
];
const SHOP = pathOf(shop.entity);

describe('the routes of an entity', () => {
  const databases = TestDatabases.create();

  describe.each(databases.eachSupportedId())('on %s', id => {
    let knex: Knex;
    let api: TestApi;

    beforeAll(async () => {
      knex = await migratedDatabase(databases, id);
    });

    beforeEach(async () => {
      await emptyTables(knex);
      await storeSample(knex, sample, { publication, now: NOW });
      api = await TestApi.create({ knex, now: NOW, publication });
    });

    const read = () => api.get<EntityReadiness>(SHOP);

    it('say everything about it in one query', async () => {
      await insertChange(knex, {
        entity_ref: 'component:default/shop',
        subject: 'production',
        at: NOW - 2 * HOUR,
        from_rank: 2,
        to_rank: 1,
        from_score: 1_000_000,
        to_score: 714_286,
        details: { pipeline: ['p', 'F'], 'gone-check': ['p', null] },
      });
      const readiness = await read();
      expect(api.queries).toBe(1);
      expect(readiness).toMatchObject({
        entity: {
          entityRef: 'component:default/shop',
          tier: 0,
          owner: 'group:default/shop',
        },
        pending: false,
        evaluatedAt: '2026-11-01T12:00:00.000Z',
        outOfScope: [
          { standard: 'apis', reason: expect.stringContaining('kind is API') },
        ],
        adoption: [
          {
            capability: 'golden-path',
            status: 'not-adopted',
            alternative: 'jenkins',
            reason: 'Not adopted',
          },
        ],
      });
      const [scorecard] = readiness.scorecards;
      expect(scorecard).toMatchObject({
        standard: 'production',
        level: { name: 'foundation', rank: 1, of: 2, highest: 2 },
        nextLevel: 'professional',
        nextSteps: [{ checkId: 'pipeline', forNextLevel: true }],
        off: [{ checkId: 'signed', needs: 'signatures' }],
        counts: { pass: 2, fail: 1 },
        known: 1,
      });
      expect(scorecard.results[0]).toMatchObject({
        checkId: 'declares-lifecycle',
        status: 'pass',
        who: 'nobody',
        fix: { text: 'Set spec.lifecycle of shop' },
      });
      expect(scorecard.results[2]).toMatchObject({
        checkId: 'pipeline',
        status: 'fail',
        who: 'owner',
        reason: '90 %, the target is at least 95 %',
        facts: [
          {
            factId: 'ci.success-rate',
            state: 'value',
            value: 0.9,
            source: 'test',
            observedAt: '2026-11-01T11:00:00.000Z',
          },
        ],
      });
      expect(readiness.changes).toEqual([
        expect.objectContaining({
          fromLevel: 'professional',
          toLevel: 'foundation',
          toScore: 0.714286,
          causes: [{ kind: 'fact', detail: 'ci.template' }],
          details: [
            {
              id: 'pipeline',
              title: 'The pipeline succeeds',
              before: 'pass',
              after: 'fail, stale',
            },
            {
              id: 'gone-check',
              title: 'gone-check',
              before: 'pass',
              after: null,
            },
          ],
        }),
      ]);
    });

    it('show what is stored, and that more is known, until it is evaluated again', async () => {
      await knex('facts')
        .where({ entity_ref: 'component:default/shop' })
        .delete();
      const readiness = await read();
      expect(readiness.pending).toBe(true);
      const [scorecard] = readiness.scorecards;
      expect(scorecard.level.name).toBe('foundation');
      expect(scorecard.results[1]).toMatchObject({
        checkId: 'rotation',
        status: 'pass',
        reason:
          'It is being evaluated again: what is known now gives no-data (No data for oncall.responders)',
        facts: [{ factId: 'oncall.responders', state: 'absent' }],
      });
      expect(readiness.adoption).toMatchObject([
        { status: 'not-adopted', reason: 'It is being evaluated again' },
      ]);
    });

    it('say that an evaluation was asked for', async () => {
      await knex('evaluations')
        .where({ entity_ref: 'component:default/shop' })
        .update({ requested: true });
      expect((await read()).pending).toBe(true);
    });

    it('leave out a check that the stored results do not know yet', async () => {
      await knex('scorecards')
        .where({ entity_ref: 'component:default/shop' })
        .update({ statuses: 'pp' });
      const readiness = await read();
      expect(readiness.pending).toBe(true);
      expect(readiness.scorecards[0].results).toHaveLength(2);
    });

    it('say nothing about standards before the first evaluation', async () => {
      await knex('evaluations').update({ evaluated_at: null });
      await knex('scorecards').delete();
      expect(await read()).toMatchObject({
        evaluatedAt: null,
        pending: true,
        scorecards: [],
        outOfScope: [],
        adoption: [],
      });
    });

    it('answer before anything is published', async () => {
      api = await TestApi.create({ knex, now: NOW });
      expect(await read()).toMatchObject({ scorecards: [], adoption: [] });
    });

    it('say who owns it and how to reach them in three queries', async () => {
      const ownership = await api.get<OwnershipView>(`${SHOP}/ownership`);
      expect(api.queries).toBe(3);
      expect(ownership).toMatchObject({
        owner: {
          ref: 'group:default/shop',
          state: 'valid',
          title: 'shop',
          members: 2,
          contacts: [
            {
              kind: 'email',
              label: 'shop@example.com',
              url: 'mailto:shop@example.com',
            },
          ],
          parents: ['group:default/retail', 'group:default/company'],
        },
        onCall: { known: true, detail: '4 responders', source: 'test' },
        runbooks: [{ url: 'https://runbooks.example.com/shop' }],
        dashboards: [{ url: 'https://grafana.example.com/d/shop' }],
        escalation: [{ url: 'https://example.com/escalate' }],
        dependencies: [
          {
            entityRef: 'component:default/basket',
            exists: true,
            standard: 'production',
            level: { name: null, rank: 0, of: 2 },
          },
          { entityRef: 'resource:default/gone', exists: false, level: null },
        ],
        otherDependencies: 0,
        dependents: 1,
        gaps: [],
      });
      expect(
        await api.get<OwnershipView>(`${pathOf(basket.entity)}/ownership`),
      ).toMatchObject({
        owner: { ref: null, state: 'none' },
        gaps: [{ code: 'no-owner' }, { code: 'no-tier' }],
      });
    });

    it('give the history page by page, newest first', async () => {
      for (let hour = 5; hour > 0; hour -= 1) {
        await insertChange(knex, {
          entity_ref: 'component:default/shop',
          subject: hour % 2 ? 'production' : 'apis',
          at: NOW - hour * HOUR,
        });
      }
      const pages = new Array<Page<ChangeView>>();
      let cursor: string | null = '';
      while (cursor !== null) {
        const page: Page<ChangeView> = await api.get(
          `${SHOP}/history?limit=2${cursor && `&cursor=${cursor}`}`,
        );
        expect(api.queries).toBe(2);
        pages.push(page);
        cursor = page.nextCursor;
      }
      expect(pages.map(({ items }) => items.length)).toEqual([2, 2, 1]);
      expect(pages.map(({ total }) => total)).toEqual([5, 5, 5]);
      expect(pages.flatMap(({ items }) => items.map(({ at }) => at))).toEqual(
        [1, 2, 3, 4, 5].map(hour => new Date(NOW - hour * HOUR).toISOString()),
      );
      const production = await api.get<Page<ChangeView>>(
        `${SHOP}/history?standard=production`,
      );
      expect(production.total).toBe(3);
    });

    it('put it first in the queue when asked, after the catalog was asked to refresh it', async () => {
      const response = await api.send('post', `${SHOP}/evaluate`);
      expect(response.status).toBe(202);
      expect(response.body).toEqual({
        status: 'pending',
        catalogRefresh: 'requested',
      });
      expect(api.refreshed).toEqual(['component:default/shop']);
      expect(api.requested).toEqual(['component:default/shop']);
    });

    it.each([
      ['refused', new NotAllowedError('no catalog.entity.refresh')],
      ['failed', new ServiceUnavailableError('down')],
    ])(
      'evaluate from what is known when the refresh was %s',
      async (catalogRefresh, error) => {
        api = await TestApi.create({
          knex,
          now: NOW,
          publication,
          catalog: { refreshEntity: async () => Promise.reject(error) },
        });
        const { status, body } = await api.send('post', `${SHOP}/evaluate`);
        expect([status, body.catalogRefresh]).toEqual([202, catalogRefresh]);
        expect(api.requested).toEqual(['component:default/shop']);
      },
    );

    it('evaluate for nobody without the permission', async () => {
      api = await TestApi.create({
        knex,
        now: NOW,
        publication,
        policy: { 'readiness.entity.evaluate': DENIED },
      });
      const { status, body } = await api.send('post', `${SHOP}/evaluate`);
      expect(status).toBe(403);
      expect(body.error.message).toContain('readiness.entity.evaluate');
      expect(api.requested).toEqual([]);
    });

    it('take a ref in any case', async () => {
      const readiness = await api.get<EntityReadiness>(
        '/v1/entities/Component/default/Shop',
      );
      expect(readiness.entity.entityRef).toBe('component:default/shop');
    });

    it('answer 304 to who has the answer already, and 401 to strangers', async () => {
      const first = await api.send('get', SHOP);
      expect(first.headers['cache-control']).toBe('private, no-cache');
      const headers = { 'If-None-Match': first.headers.etag };
      const again = await api.send('get', SHOP, { headers });
      expect([again.status, again.text]).toEqual([304, '']);
      await knex('entities')
        .where({ entity_ref: 'component:default/shop' })
        .update({ title: 'The shop' });
      expect((await api.send('get', SHOP, { headers })).status).toBe(200);
      const stranger = await api.send('get', SHOP, {
        authorization: mockCredentials.none.header(),
      });
      expect(stranger.status).toBe(401);
    });
  });
});
