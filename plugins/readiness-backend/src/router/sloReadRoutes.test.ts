import { mockCredentials, TestDatabases } from '@backstage/backend-test-utils';
import {
  AdoptionOverview,
  EntitySlos,
  EntitySummary,
  Page,
  SloDocumentsView,
  SloListItem,
  SloOverview,
} from 'backstage-plugin-readiness-common';
import { Knex } from 'knex';
import { emptyTables } from '../__testUtils__/emptyTables';
import {
  insertObjective,
  insertSloChange,
  sloDefinition,
} from '../__testUtils__/insertSlos';
import { migratedDatabase } from '../__testUtils__/migratedDatabase';
import {
  sampleGroup,
  sampleService,
  storeSample,
} from '../__testUtils__/sampleEntities';
import {
  CATALOG_CONDITION,
  DENIED,
  pathOf,
  TestApi,
  TestPolicy,
} from '../__testUtils__/TestApi';
import {
  TEST_DOCUMENTS,
  testPublication,
} from '../__testUtils__/testPublication';

jest.setTimeout(60_000);

const NOW = Date.UTC(2026, 10, 22, 12);
const DAY = 86_400_000;
const publication = testPublication(`${TEST_DOCUMENTS}
---
apiVersion: readiness/v1
kind: ErrorBudgetPolicy
metadata: { name: error-budget, title: Error budget policy }
spec:
  rules:
    - { state: exhausted, gate: block, message: Only fixes go out, acknowledgeWithin: 2d }
    - { state: at-risk, gate: warn, message: Look at it }
`);

const shop = sampleService('shop', {
  tier: 0,
  team: 'retail',
  template: 'golden',
});
const basket = sampleService('basket', {
  tier: 1,
  team: 'retail',
  template: 'jenkins',
});
const search = sampleService('search', { tier: 0, team: 'discovery' });
const undeclared = sampleService('undeclared', { team: 'discovery' });
const minor = sampleService('minor', { tier: 3, team: 'discovery' });

const EVERYTHING: TestPolicy = {};
const SOME: TestPolicy = { 'catalog.entity.read': CATALOG_CONDITION };

describe('the routes of SLOs', () => {
  const databases = TestDatabases.create();

  describe.each(databases.eachSupportedId())('on %s', id => {
    let knex: Knex;

    beforeAll(async () => {
      knex = await migratedDatabase(databases, id);
    });

    beforeEach(async () => {
      await emptyTables(knex);
      await storeSample(
        knex,
        [sampleGroup('retail'), shop, basket, search, undeclared, minor],
        { publication, now: NOW },
      );
      const objective = (name: string, of: string, columns = {}) =>
        insertObjective(knex, `component:default/${of}`, sloDefinition(name), {
          now: NOW,
          ...columns,
        });
      await objective('checkout', 'shop', {
        ...{ state: 'exhausted', budget_remaining: -0.33, met: false },
        ...{ state_since: NOW - DAY, alert: 'page' },
      });
      await objective('latency', 'shop');
      await objective('orders', 'basket', {
        ...{ state: 'at-risk', budget_remaining: 0.05 },
      });
      await objective('reports', 'minor', {
        ...{ state: 'no-data', budget_remaining: null, attainment: null },
        ...{ budget_remaining_seconds: null, met: null, source: 'prometheus' },
      });
    });

    // Making an API takes much longer than asking it.
    const apis = new Map<TestPolicy, Promise<TestApi>>();
    const apiOf = (policy: TestPolicy = EVERYTHING) => {
      const api =
        apis.get(policy) ??
        TestApi.create({
          ...{ knex, now: NOW, publication, policy },
          catalogEntities: [basket.entity],
        });
      apis.set(policy, api);
      return api;
    };

    it('list objectives with the least budget first and those that nobody knows last', async () => {
      const api = await apiOf();
      const { items, total } = await api.get<Page<SloListItem>>('/v1/slos');
      expect(total).toBe(4);
      expect(items.map(({ slo, gate }) => [slo, gate])).toEqual([
        ['checkout', 'block'],
        ['orders', 'warn'],
        ['latency', 'allow'],
        ['reports', 'block'],
      ]);
      expect(api.queries).toBe(2);
    });

    it.each(['worst', 'name'])('list page by page, by %s', async order => {
      const api = await apiOf();
      const all = await api.get<Page<SloListItem>>(`/v1/slos?order=${order}`);
      const seen: string[] = [];
      let cursor = '';
      do {
        const page = await api.get<Page<SloListItem>>(
          `/v1/slos?order=${order}&limit=1${cursor}`,
        );
        seen.push(...page.items.map(({ slo }) => slo));
        cursor = page.nextCursor ? `&cursor=${page.nextCursor}` : '';
      } while (cursor);
      expect(seen).toEqual(all.items.map(({ slo }) => slo));
    });

    it.each([
      ['state=exhausted&state=no-data', ['checkout', 'reports']],
      ['alert=page', ['checkout']],
      ['alert=none&tier=0', ['latency']],
      ['source=prometheus', ['reports']],
      ['owner=retail&text=bask', ['orders']],
    ])('list what %s asks for', async (query, slos) => {
      const api = await apiOf();
      const { items } = await api.get<Page<SloListItem>>(`/v1/slos?${query}`);
      expect(items.map(({ slo }) => slo)).toEqual(slos);
    });

    it('refuse a state that does not exist and a cursor of another list', async () => {
      const api = await apiOf();
      expect((await api.send('get', '/v1/slos?state=fine')).status).toBe(400);
      const { nextCursor } = await api.get<Page<SloListItem>>(
        '/v1/slos?limit=1',
      );
      const path = `/v1/slos?order=name&cursor=${nextCursor}`;
      expect((await api.send('get', path)).status).toBe(400);
    });

    it('count states by tier, team and system', async () => {
      const api = await apiOf();
      const overview = await api.get<SloOverview>('/v1/slo-overview');
      expect(overview).toMatchObject({
        figuresOf: 'organisation',
        total: 4,
        entities: 3,
        byState: { exhausted: 1, 'at-risk': 1, ok: 1, 'no-data': 1, stale: 0 },
        byTier: [
          { tier: 0, total: 2, byState: { exhausted: 1, ok: 1 } },
          { tier: 1, total: 1 },
          { tier: 3, total: 1 },
        ],
        byTeam: [
          { team: 'group:default/retail', total: 3 },
          { team: 'group:default/discovery', total: 1 },
        ],
        bySystem: [{ system: null, total: 4 }],
      });
      expect(overview.worst.map(({ slo }) => slo)).toEqual([
        'checkout',
        'orders',
        'latency',
        'reports',
      ]);
      expect(api.queries).toBe(7);
    });

    it('name the services of tiers 0 and 1 without an SLO, and those without a tier', async () => {
      const api = await apiOf();
      const overview = await api.get<SloOverview>('/v1/slo-overview');
      expect(overview.withoutSlo.count).toBe(2);
      const page = await api.get<Page<EntitySummary>>(
        '/v1/entities-without-slo?limit=1',
      );
      expect(page.items).toMatchObject([{ title: 'search' }]);
      const rest = await api.get<Page<EntitySummary>>(
        `/v1/entities-without-slo?cursor=${page.nextCursor}`,
      );
      expect(rest).toMatchObject({
        items: [{ title: 'undeclared', tier: null }],
        nextCursor: null,
      });
    });

    it('show an entity with all its objectives, what is asked and what changed', async () => {
      await insertSloChange(knex, 'component:default/shop', 'checkout', {
        at: NOW - DAY,
      });
      const api = await apiOf();
      const slos = await api.get<EntitySlos>(pathOf(shop.entity, '/slos'));
      expect(slos).toMatchObject({
        entity: { title: 'shop' },
        mayAcknowledge: true,
        objectives: [
          {
            slo: 'checkout',
            title: 'checkout',
            state: 'exhausted',
            budgetRemaining: -0.33,
            window: '28 days, rolling',
            counts: { unit: 'events', bad: 5 },
            read: { outcome: 'read', reason: null },
            changes: [{ from: 'ok', to: 'exhausted' }],
            policies: [
              {
                gate: 'block',
                message: 'Only fixes go out',
                acknowledgeBy: '2026-11-23T12:00:00.000Z',
                acknowledged: null,
              },
            ],
            document: { file: 'checkout.yaml', line: 1 },
          },
          { slo: 'latency', policies: [] },
        ],
      });
      expect(api.queries).toBe(6);
    });

    it('show an entity without SLOs as one', async () => {
      const api = await apiOf();
      const slos = await api.get<EntitySlos>(pathOf(search.entity, '/slos'));
      expect(slos).toMatchObject({ objectives: [], mayAcknowledge: false });
    });

    it('show nothing of what the viewer may not see', async () => {
      const api = await apiOf(SOME);
      const path = pathOf(shop.entity, '/slos');
      expect((await api.send('get', path)).status).toBe(404);
      const { items } = await api.get<Page<SloListItem>>('/v1/slos');
      expect(items.map(({ slo }) => slo)).toEqual(['orders']);
      const overview = await api.get<SloOverview>('/v1/slo-overview');
      expect(overview).toMatchObject({ figuresOf: 'visible', total: 1 });
      expect(overview.withoutSlo.count).toBe(0);
    });

    describe('when an owner acknowledges', () => {
      const path = pathOf(
        shop.entity,
        '/slos/checkout/objective-1/acknowledgement',
      );
      const acknowledge = async (
        api: TestApi,
        body: object = { comment: 'On it' },
        to = path,
      ) => (await api.send('post', to, { body })).status;

      it('keep who it was, and the first one', async () => {
        const api = await apiOf();
        expect(await acknowledge(api)).toBe(204);
        expect(await acknowledge(api, { comment: 'Me too' })).toBe(204);
        const slos = await api.get<EntitySlos>(pathOf(shop.entity, '/slos'));
        expect(slos.objectives[0].policies[0].acknowledged).toEqual({
          by: 'user:default/mock',
          at: '2026-11-22T12:00:00.000Z',
          comment: 'On it',
        });
      });

      it('forget it when the budget comes into the state again', async () => {
        const api = await apiOf();
        await acknowledge(api);
        await knex('slo_objectives')
          .where({ slo: 'checkout' })
          .update({ state_since: NOW });
        const slos = await api.get<EntitySlos>(pathOf(shop.entity, '/slos'));
        expect(slos.objectives[0].policies[0].acknowledged).toBeNull();
      });

      it('refuse it where nothing is asked, nothing is known or nobody may', async () => {
        const api = await apiOf();
        const of = (slo: string, entity = shop.entity) =>
          pathOf(entity, `/slos/${slo}/objective-1/acknowledgement`);
        expect(await acknowledge(api, {}, of('latency'))).toBe(409);
        expect(await acknowledge(api, {}, of('no-such'))).toBe(404);
        expect(await acknowledge(api, { comment: 7 })).toBe(400);
        const denied = await apiOf({ 'readiness.slo.acknowledge': DENIED });
        expect(await acknowledge(denied)).toBe(403);
        const blind = await apiOf(SOME);
        expect(await acknowledge(blind)).toBe(404);
        const service = await api.send('post', path, {
          authorization: mockCredentials.service.header(),
          body: {},
        });
        expect(service.status).toBe(403);
      });
    });

    it('compare the budgets of adopters and non-adopters of a tier', async () => {
      const api = await apiOf();
      const { capabilities } = await api.get<AdoptionOverview>('/v1/adoption');
      expect(capabilities[0].budgets).toMatchObject([
        { tier: 0, adopters: { total: 1, byState: { exhausted: 1 } } },
        { tier: 1, nonAdopters: { total: 1, byState: { 'at-risk': 1 } } },
      ]);
    });

    it('show the files that were read, to who may read documents', async () => {
      await knex('slo_documents').insert({
        ...{ file: 'a.yaml', wanted_by: '[]', text: '', valid: false, slos: 0 },
        ...{ look_at: 0, changed_at: 0, problem: 'It is gone' },
        diagnostics: JSON.stringify([
          { severity: 'error', code: 'required', message: 'No', line: 3 },
        ]),
      });
      await knex('slos')
        .where({ name: 'reports' })
        .update({ entity_ref: null, unassigned_reason: 'No such service' });
      const api = await apiOf();
      expect(await api.get<SloDocumentsView>('/v1/slo-documents')).toEqual({
        files: [{ file: 'a.yaml', valid: false, slos: 0 }],
        diagnostics: [
          {
            ...{ severity: 'error', code: 'unreadable', file: 'a.yaml' },
            message: 'It is gone',
          },
          { severity: 'error', code: 'required', message: 'No', line: 3 },
        ],
        unassigned: [
          {
            ...{ slo: 'reports', service: 'reports', file: 'reports.yaml' },
            reason: 'No such service',
          },
        ],
        lastValid: [],
      });
      const some = await apiOf(SOME);
      expect(await some.get<SloDocumentsView>('/v1/slo-documents')).toEqual({
        ...{ files: [], diagnostics: [], unassigned: [], lastValid: [] },
      });
      const denied = await apiOf({ 'readiness.document.read': DENIED });
      const refused = await denied.send('get', '/v1/slo-documents');
      expect(refused.status).toBe(403);
    });
  });
});
