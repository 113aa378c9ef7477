import {
  mockCredentials,
  mockServices,
  TestDatabases,
} from '@backstage/backend-test-utils';
import {
  EntityGovernance,
  ExemptionDebt,
  ExemptionView,
  NewExemption,
  Page,
} from 'backstage-plugin-readiness-common';
import { Knex } from 'knex';
import { decisionPublication } from '../../__testUtils__/decisionPublication';
import { emptyTables } from '../../__testUtils__/emptyTables';
import { insertExemption } from '../../__testUtils__/insertDecisions';
import { entityOf, insertEntity } from '../../__testUtils__/insertRows';
import { migratedDatabase } from '../../__testUtils__/migratedDatabase';
import {
  sampleGroup,
  sampleService,
  storeSample,
} from '../../__testUtils__/sampleEntities';
import {
  CATALOG_CONDITION,
  DENIED,
  pathOf,
  TestApi,
  TestPolicy,
} from '../../__testUtils__/TestApi';
import { DbGovernanceEventsRow } from '../../database/governanceTables';

jest.setTimeout(120_000);

const databases = TestDatabases.create({ ids: ['SQLITE_3', 'POSTGRES_18'] });

const DAY = 86_400_000;
const NOW = Date.parse('2026-11-02T09:30:00Z');
const CART = 'component:default/cart';
const store = { system_ref: 'system:default/store' };
const cart = sampleService('cart', { tier: 1, team: 'shop', columns: store });
const pay = sampleService('pay', { tier: 2, team: 'money', columns: store });
const blog = sampleService('blog', { tier: 3, team: 'shop' });

const ada = mockCredentials.user.header('user:default/ada');
const bob = mockCredentials.user.header('user:default/bob');
const eve = mockCredentials.user.header('user:default/eve');
/** Ada and Bob are in the group that approves, Eve is not. */
const userInfo = mockServices.userInfo.mock({
  getUserInfo: async credentials => {
    const { principal } = credentials as {
      principal: { userEntityRef: string };
    };
    const ref = principal.userEntityRef;
    return {
      userEntityRef: ref,
      ownershipEntityRefs:
        ref === 'user:default/eve' ? [ref] : [ref, 'group:default/sre'],
    };
  },
});

const wanted: NewExemption = {
  scope: { kind: 'entity', ref: CART },
  standard: 'production',
  checkId: 'rotation',
  reason: 'The third responder starts in December',
  compensatingMeasure: 'The team lead is called after ten minutes',
  endsAt: '2026-12-31T00:00:00.000Z',
};

describe.each(databases.eachSupportedId())('routes of exemptions on %p', id => {
  const publication = decisionPublication();
  let knex: Knex;
  /** One for each instant and policy: making one takes longer than most tests. */
  const apis = new Map<string, Promise<TestApi>>();

  beforeAll(async () => {
    knex = await migratedDatabase(databases, id);
  });

  beforeEach(async () => {
    await emptyTables(knex);
    for (const api of apis.values()) {
      (await api).requested.length = 0;
    }
    await storeSample(knex, [cart, pay, blog, sampleGroup('shop')], {
      ...{ publication, now: NOW },
    });
  });

  async function at(now: number, policy: TestPolicy = {}): Promise<TestApi> {
    const key = JSON.stringify([now, policy]);
    const api =
      apis.get(key) ??
      TestApi.create({ knex, now, publication, policy, userInfo });
    apis.set(key, api);
    return api;
  }

  const ask = (
    api: TestApi,
    body: Partial<NewExemption> = {},
    authorization = ada,
  ) =>
    api.send('post', '/v1/exemptions', {
      ...{ authorization, body: { ...wanted, ...body } },
    });

  const decide = (
    api: TestApi,
    exemption: Pick<ExemptionView, 'id' | 'version'>,
    decision: string,
    authorization = bob,
  ) =>
    api.send('post', `/v1/exemptions/${exemption.id}/decision`, {
      authorization,
      body: { decision, version: exemption.version, comment: 'So be it' },
    });

  const list = (api: TestApi, query = '', authorization = bob) =>
    api
      .send('get', `/v1/exemptions?${query}`, { authorization })
      .then(({ body }): Page<ExemptionView> => body);

  it('let one person ask and another of the group approve', async () => {
    const api = await at(NOW);
    const asked = await ask(api);
    expect(asked.status).toBe(201);
    expect(asked.body).toEqual({
      id: expect.any(String),
      ...wanted,
      checkTitle: 'Pages go to a rotation',
      state: 'requested',
      requestedBy: 'user:default/ada',
      requestedAt: '2026-11-02T09:30:00.000Z',
      startsAt: null,
      approver: 'group:default/sre',
      automatic: false,
      decidedBy: null,
      decidedAt: null,
      decisionComment: null,
      renewals: 0,
      renews: null,
      version: 1,
      entities: 1,
      actions: ['withdraw'],
    });
    expect(api.requested).toEqual([]);

    const later = await at(NOW + DAY);
    const approved = await decide(later, asked.body, 'approve');
    expect(approved.body).toMatchObject({
      ...{ state: 'approved', decidedBy: 'user:default/bob', version: 2 },
      ...{ startsAt: '2026-11-03T09:30:00.000Z', decisionComment: 'So be it' },
      actions: ['revoke', 'renew'],
    });
    expect(later.requested).toEqual([CART]);
    expect(
      await knex<DbGovernanceEventsRow>('governance_events').orderBy('id'),
    ).toMatchObject([
      {
        ...{ kind: 'exemption-requested', actor: 'user:default/ada' },
        ...{ entity_ref: CART, subject: `exemption:${asked.body.id}` },
      },
      { kind: 'exemption-approved', actor: 'user:default/bob' },
    ]);

    const over = await at(Date.parse(wanted.endsAt));
    expect((await list(over)).items).toMatchObject([
      { state: 'expired', actions: ['renew'] },
    ]);
  });

  it('never let a person approve their own request, nor one who is not in the group', async () => {
    const api = await at(NOW);
    const asked = await ask(api);
    const own = await decide(api, asked.body, 'approve', ada);
    expect(own.status).toBe(403);
    expect(own.body.error.message).toContain('another person');
    const stranger = await decide(api, asked.body, 'approve', eve);
    expect(stranger.status).toBe(403);
    expect(stranger.body.error.message).toContain('group:default/sre');
    expect((await list(api)).items[0].state).toBe('requested');
  });

  it('approve at once where the policy says so', async () => {
    const api = await at(NOW);
    const scope = { kind: 'entity', ref: 'component:default/blog' } as const;
    const asked = await ask(api, { scope });
    expect(asked.body).toMatchObject({
      ...{ state: 'approved', automatic: true, approver: null },
      ...{ decidedBy: null, startsAt: '2026-11-02T09:30:00.000Z' },
    });
    expect(api.requested).toEqual([scope.ref]);
    expect(
      await knex('governance_events').orderBy('id').pluck('actor'),
    ).toEqual(['user:default/ada', 'policy:exemptions']);
  });

  it('reject, withdraw and revoke for good', async () => {
    const api = await at(NOW);
    const first = await ask(api);
    expect((await decide(api, first.body, 'reject')).body).toMatchObject({
      ...{ state: 'rejected', actions: [] },
    });
    const second = await ask(api);
    expect(
      (await decide(api, second.body, 'withdraw', ada)).body,
    ).toMatchObject({ state: 'withdrawn', actions: [] });
    const third = await ask(api);
    const approved = await decide(api, third.body, 'approve');
    expect((await decide(api, approved.body, 'revoke')).body).toMatchObject({
      ...{ state: 'revoked', actions: [], decidedBy: 'user:default/bob' },
    });
    const again = await decide(
      api,
      { ...approved.body, version: 3 },
      'approve',
    );
    expect(again.status).toBe(409);
    expect(again.body.error.message).toContain('is revoked');
  });

  it('cover what an owner or system has, as strictly as its most critical entity asks', async () => {
    const api = await at(NOW);
    const system = await ask(api, {
      scope: { kind: 'system', ref: 'store' },
    });
    expect(system.body).toMatchObject({
      scope: { kind: 'system', ref: 'system:default/store' },
      ...{ approver: 'group:default/sre', entities: 2 },
    });
    await decide(api, system.body, 'approve');
    expect(api.requested.sort()).toEqual([CART, 'component:default/pay']);
    const row = await knex('exemptions').first();
    expect(row).toMatchObject({ strictest_tier: 1 });

    const owner = await ask(api, {
      scope: { kind: 'owner', ref: 'group:default/money' },
    });
    expect(owner.body).toMatchObject({ automatic: true, entities: 1 });
  });

  it('judge by the tier that counts at gates when a label was made milder', async () => {
    const api = await at(NOW);
    await knex('standings').insert({
      ...{ entity_ref: 'component:default/blog', tier: 0, scopes: '{}' },
      ...{ looked_at: NOW, etag: 'etag' },
    });
    const asked = await ask(api, {
      scope: { kind: 'entity', ref: 'component:default/blog' },
    });
    expect(asked.body).toMatchObject({ approver: 'group:default/sre' });
  });

  it('take an undeclared tier for the most critical one', async () => {
    await knex('entities').where({ entity_ref: CART }).update({ tier: null });
    const asked = await ask(await at(NOW), {
      scope: { kind: 'system', ref: 'store' },
    });
    expect(asked.body).toMatchObject({ approver: 'group:default/sre' });
    expect(await knex('exemptions').first()).toMatchObject({
      strictest_tier: 0,
    });
  });

  it.each([
    [
      'a time that is longer than the policy gives',
      { checkId: 'scanned' },
      'at most 30 days, until 2026-12-02',
    ],
    ['an end that is over', { endsAt: '2026-01-01T00:00:00Z' }, 'ahead'],
    ['a check that is off', { checkId: 'signed' }, 'is off'],
    ['an unknown check', { checkId: 'nothing' }, 'no check "nothing"'],
    ['a reason of blanks', { reason: ' '.repeat(20) }, 'at least 10'],
    ['a short reason', { reason: 'because' }, '10'],
    [
      'another ref than one',
      { scope: { kind: 'entity', ref: ':' } },
      'scope.ref',
    ],
    ['a renewal of nothing', { renews: '77' }, 'renews is 77'],
  ] as [string, Partial<NewExemption>, string][])(
    'refuse %s and say what would be right',
    async (_, body, message) => {
      const response = await ask(await at(NOW), body);
      expect(response.status).toBe(400);
      expect(response.body.error.message).toContain(message);
      expect(await knex('exemptions')).toEqual([]);
    },
  );

  it('count renewals, whether a request says that it is one or not', async () => {
    const api = await at(NOW);
    const first = await decide(api, (await ask(api)).body, 'approve');
    const later = await at(NOW + 80 * DAY);
    const endsAt = new Date(NOW + 120 * DAY).toISOString();
    const second = await ask(later, { endsAt });
    expect(second.body).toMatchObject({ renews: first.body.id, renewals: 1 });
    expect(
      (await list(later)).items.find(one => one.id === first.body.id)?.actions,
    ).toEqual([]);
    await decide(later, second.body, 'approve');
    const third = await ask(later, { endsAt, renews: second.body.id });
    expect(third.body).toMatchObject({ renews: second.body.id, renewals: 2 });
  });

  it('let one request wait for a check at a time, however many people ask', async () => {
    const api = await at(NOW);
    const responses = await Promise.all(
      Array.from({ length: 5 }, () => ask(api)),
    );
    expect(responses.map(({ status }) => status).sort()).toEqual([
      201, 409, 409, 409, 409,
    ]);
    expect(await knex('exemptions')).toHaveLength(1);
    expect(await knex('governance_events')).toHaveLength(1);
  });

  it('let one of two win who decide at the same time', async () => {
    const api = await at(NOW);
    const asked = await ask(api);
    const responses = await Promise.all([
      decide(api, asked.body, 'approve'),
      decide(api, asked.body, 'reject'),
      decide(api, asked.body, 'withdraw', ada),
    ]);
    expect(responses.map(({ status }) => status).sort()).toEqual([
      200, 409, 409,
    ]);
    const stale = await decide(api, asked.body, 'reject');
    expect(stale.status).toBe(409);
  });

  it('refuse to approve what has ended while it waited', async () => {
    const asked = await ask(await at(NOW));
    const response = await decide(
      await at(NOW + 90 * DAY),
      asked.body,
      'approve',
    );
    expect(response.status).toBe(409);
    expect(response.body.error.message).toContain('is over');
  });

  describe('before they are asked for', () => {
    const terms = (api: TestApi, query: Record<string, string> = {}) =>
      api.send(
        'get',
        `/v1/exemption-terms?${new URLSearchParams({
          ...{ scope: 'entity', ref: CART },
          ...{ standard: 'production', check: 'rotation' },
          ...query,
        })}`,
      );

    it('say who approves them, until when they may last, and that nothing is renewed', async () => {
      const api = await at(NOW);
      const { body } = await terms(api);
      expect(body).toEqual({
        scope: { kind: 'entity', ref: CART },
        ...{ standard: 'production', checkId: 'rotation' },
        ...{ automatic: false, approver: 'group:default/sre' },
        policy: 'exemptions',
        ...{ longestDays: 90, lastDay: '2027-01-31' },
        ...{ renews: null, renewals: 0 },
      });
      expect(api.queries).toBe(4);
    });

    it('hold a request to the last day that they say', async () => {
      const api = await at(NOW);
      const { lastDay } = (await terms(api)).body;
      const late = await ask(api, { endsAt: '2027-02-02T12:00:00Z' });
      expect(late.status).toBe(400);
      expect(late.body.error.message).toContain(`until ${lastDay}`);
      const last = await ask(api, { endsAt: `${lastDay}T23:59:59.999Z` });
      expect(last.status).toBe(201);
    });

    it('say that they are automatic', async () => {
      const { body } = await terms(await at(NOW), { ref: 'blog' });
      expect(body).toMatchObject({
        scope: { kind: 'entity', ref: 'component:default/blog' },
        ...{ automatic: true, approver: null, longestDays: 180 },
      });
    });

    it('say how often they have been renewed', async () => {
      const api = await at(NOW);
      const first = await decide(api, (await ask(api)).body, 'approve');
      expect((await terms(api)).body).toMatchObject({
        ...{ renews: first.body.id, renewals: 1 },
      });
      const second = await decide(
        api,
        (
          await ask(api, { renews: first.body.id })
        ).body,
        'approve',
      );
      expect((await terms(api)).body).toMatchObject({
        ...{ renews: second.body.id, renewals: 2 },
      });
      const longAfter = await at(Date.parse(wanted.endsAt) + 90 * DAY);
      expect((await terms(longAfter)).body).toMatchObject({
        ...{ renews: null, renewals: 0 },
      });
    });

    it('take the most critical of what the viewer sees, and know nothing of what is hidden', async () => {
      const system = { scope: 'system', ref: 'store' };
      expect((await terms(await at(NOW), system)).body).toMatchObject({
        scope: { kind: 'system', ref: 'system:default/store' },
        approver: 'group:default/sre',
      });
      const viewer = await TestApi.create({
        ...{ knex, now: NOW, publication, userInfo },
        policy: { 'catalog.entity.read': CATALOG_CONDITION },
        catalogEntities: [pay.entity],
      });
      expect((await terms(viewer, system)).body).toMatchObject({
        automatic: true,
      });
      const hidden = await terms(viewer);
      const unknown = await terms(viewer, { ref: 'nothing' });
      expect([hidden.status, unknown.status]).toEqual([404, 404]);
      expect(hidden.body.error.message.replace('cart', 'nothing')).toBe(
        unknown.body.error.message,
      );
    });

    it('are readable without the permission to ask for one', async () => {
      const reader = await at(NOW, {
        'readiness.exemption.request': DENIED,
        'readiness.exemption.decide': DENIED,
      });
      expect((await terms(reader)).status).toBe(200);
    });

    it.each<[string, Record<string, string>, string]>([
      ['an unknown check', { check: 'nothing' }, 'no check "nothing"'],
      ['a check that is off', { check: 'signed' }, 'is off'],
      ['another scope', { scope: 'planet' }, 'scope'],
      ['another ref than one', { ref: ':' }, 'scope.ref'],
    ])('refuse %s', async (_, query, message) => {
      const response = await terms(await at(NOW), query);
      expect(response.status).toBe(400);
      expect(response.body.error.message).toContain(message);
    });
  });

  describe('of an owner or system that has grown above what one decision exempts', () => {
    const scope = { kind: 'system', ref: store.system_ref } as const;

    const termsOf = (api: TestApi) =>
      api.send(
        'get',
        `/v1/exemption-terms?scope=system&ref=store&standard=production&check=rotation`,
      );

    async function grow(entities: number): Promise<void> {
      for (let index = 0; index < entities; index++) {
        await insertEntity(knex, entityOf(`other-${index}`), store);
      }
    }

    it('are neither asked for nor approved', async () => {
      const api = await at(NOW);
      const asked = await ask(api, { scope });
      expect(asked.status).toBe(201);
      await grow(499);
      const denied = await at(NOW, { 'readiness.exemption.decide': DENIED });
      expect((await decide(denied, asked.body, 'approve')).status).toBe(403);
      for (const response of [
        await ask(api, { scope, checkId: 'scanned' }),
        await decide(api, asked.body, 'approve'),
      ]) {
        expect(response.status).toBe(400);
        expect(response.body.error.message).toContain(
          'system:default/store has more than 500 entities',
        );
      }
      expect(await knex('exemptions').pluck('state')).toEqual(['requested']);
      await knex('entities')
        .where({ entity_ref: 'component:default/other-0' })
        .delete();
      expect((await decide(api, asked.body, 'approve')).status).toBe(200);
    });

    it('are revoked, rejected and withdrawn all the same, with a permission that is asked for in batches', async () => {
      const api = await at(NOW);
      const first = await ask(api, { scope });
      const approved = await decide(api, first.body, 'approve');
      const others = {
        reject: await ask(api, { scope, checkId: 'runbook-read' }),
        withdraw: await ask(api, { scope, checkId: 'restore-tested' }),
      };
      await grow(600);
      api.questions.length = 0;
      api.requested.length = 0;

      const revoked = await decide(api, approved.body, 'revoke');
      expect(revoked.body).toMatchObject({ state: 'revoked' });
      expect(api.questions.slice(0, 2)).toEqual([500, 102]);
      // Whatever it covered is evaluated again.
      expect(new Set(api.requested).size).toBe(602);
      expect(
        (await decide(api, others.reject.body, 'reject')).body,
      ).toMatchObject({ state: 'rejected' });
      expect(
        (await decide(api, others.withdraw.body, 'withdraw', ada)).body,
      ).toMatchObject({ state: 'withdrawn' });
    });

    it('are not ended by somebody who lacks the permission for one of all, and who is not told which', async () => {
      const asked = await ask(await at(NOW), { scope });
      await grow(600);
      const api = await TestApi.create({
        ...{ knex, now: NOW, publication, userInfo },
        deniedFor: ['component:default/pay'],
      });
      for (const [decision, as] of [
        ['reject', bob],
        ['withdraw', ada],
      ] as const) {
        const response = await decide(api, asked.body, decision, as);
        expect(response.status).toBe(403);
        expect(response.text).not.toContain('pay');
      }
      expect(await knex('exemptions').pluck('state')).toEqual(['requested']);
    });

    it('are refused before they are written, in the words of the request, though few are in the scope of the standard', async () => {
      await grow(499);
      const api = await at(NOW);
      const terms = await termsOf(api);
      const asked = await ask(api, { scope });
      expect([terms.status, asked.status]).toEqual([400, 400]);
      expect(terms.body.error.message).toContain(
        'system:default/store has more than 500 entities',
      );
      expect(terms.body.error.message).toBe(asked.body.error.message);
    });

    it('have terms as long as no more are named', async () => {
      await grow(498);
      expect((await termsOf(await at(NOW))).status).toBe(200);
    });

    it('have terms for who does not see that it is too large', async () => {
      await grow(600);
      const viewer = await TestApi.create({
        ...{ knex, now: NOW, publication, userInfo },
        policy: { 'catalog.entity.read': CATALOG_CONDITION },
        catalogEntities: [pay.entity],
      });
      const { status, text } = await termsOf(viewer);
      expect(status).toBe(200);
      expect(text).not.toContain('500');
    });

    it('look to who sees nothing of it as if it were not there', async () => {
      const asked = await ask(await at(NOW), { scope });
      await grow(600);
      const viewer = await TestApi.create({
        ...{ knex, now: NOW, publication, userInfo },
        policy: { 'catalog.entity.read': CATALOG_CONDITION },
        catalogEntities: [blog.entity],
      });
      const hidden = await ask(viewer, { scope });
      const unknown = await ask(viewer, {
        scope: { kind: 'system', ref: 'nothing' },
      });
      expect([hidden.status, unknown.status]).toEqual([404, 404]);
      expect(hidden.body.error.message.replace('store', 'nothing')).toBe(
        unknown.body.error.message,
      );
      for (const decision of ['approve', 'reject']) {
        const response = await decide(viewer, asked.body, decision);
        expect(response.status).toBe(404);
        expect(response.text).not.toContain('store');
      }
    });
  });

  it('ask for the permission of each act for every entity, and for a person', async () => {
    const asked = await ask(await at(NOW));
    const api = await at(NOW, {
      'readiness.exemption.request': DENIED,
      'readiness.exemption.decide': DENIED,
    });
    const scope = { kind: 'system', ref: 'store' } as const;
    for (const response of [
      await ask(api),
      await ask(api, { scope }),
      await decide(api, asked.body, 'approve'),
      await decide(api, asked.body, 'withdraw', ada),
      await ask(api, {}, mockCredentials.service.header()),
    ]) {
      expect(response.status).toBe(403);
    }
    expect((await list(api)).items).toMatchObject([{ actions: [] }]);
  });

  it('are not approved at once for a whole owner by who lacks the permission for what is not in the scope of the standard yet', async () => {
    const money = { owner_ref: 'group:default/money' };
    await insertEntity(knex, entityOf('vault'), money);
    const scope = { kind: 'owner', ref: money.owner_ref } as const;
    const api = await TestApi.create({
      ...{ knex, now: NOW, publication, userInfo },
      deniedFor: ['component:default/vault'],
    });
    const denied = await ask(api, { scope });
    expect(denied.status).toBe(403);
    expect(denied.body.error.message).toContain('for every entity');
    expect(denied.text).not.toContain('vault');
    expect(await knex('exemptions')).toEqual([]);
    expect(api.requested).toEqual([]);

    const allowed = await ask(await at(NOW), { scope });
    expect(allowed.body).toMatchObject({ state: 'approved', automatic: true });
  });

  it('show nothing of entities that are hidden', async () => {
    const open = await at(NOW);
    const asked = await ask(open);
    await ask(open, {
      scope: { kind: 'system', ref: 'store' },
      checkId: 'scanned',
      endsAt: '2026-11-20T00:00:00Z',
    });
    const viewer = await TestApi.create({
      ...{ knex, now: NOW, publication, userInfo },
      policy: { 'catalog.entity.read': CATALOG_CONDITION },
      catalogEntities: [pay.entity],
    });
    const seen = await list(viewer);
    expect(seen).toMatchObject({
      total: 1,
      items: [{ scope: { ref: 'system:default/store' }, entities: 1 }],
    });
    expect((await list(viewer, `entity=${CART}`)).total).toBe(0);
    const byId = await decide(viewer, asked.body, 'approve');
    const unknown = await decide(viewer, { id: '999', version: 1 }, 'approve');
    expect([byId.status, unknown.status]).toEqual([404, 404]);
    expect(byId.text).not.toContain('cart');
    expect((await ask(viewer)).status).toBe(404);
  });

  it('list by filters, and what the viewer may decide', async () => {
    const api = await at(NOW);
    const mine = await ask(api);
    await ask(api, { scope: { kind: 'entity', ref: 'blog' } });
    await ask(api, { scope: { kind: 'system', ref: 'store' } }, bob);
    const titles = async (query: string, as = bob) =>
      (await list(api, query, as)).items.map(({ scope }) => scope.ref);
    const [blogRef, storeRef] = [
      'component:default/blog',
      'system:default/store',
    ];
    expect(await titles('')).toEqual([storeRef, CART, blogRef]);
    expect(await titles(`entity=${CART}`)).toEqual([storeRef, CART]);
    expect(await titles('owner=money')).toEqual([storeRef]);
    expect(await titles('owner=shop&state=approved')).toEqual([blogRef]);
    expect(
      await titles('state=requested&standard=production&check=rotation'),
    ).toEqual([storeRef, CART]);
    expect(await titles('check=scanned')).toEqual([]);
    expect(await titles('mine=true')).toEqual([CART]);
    expect(await titles('mine=true', ada)).toEqual([storeRef]);
    expect(await titles('mine=true', eve)).toEqual([]);
    const first = await list(api, 'limit=1');
    const second = await list(api, `limit=1&cursor=${first.nextCursor}`);
    expect(first.total).toBe(3);
    expect(second.items[0].id).toBe(mine.body.id);
  });

  it('take as many queries for a page, however many there are', async () => {
    const api = await at(NOW);
    await ask(api);
    await list(api);
    expect(api.queries).toBe(2);
    for (let index = 0; index < 20; index++) {
      await insertExemption(knex, {
        ...{ scope_ref: CART, standard: 'production', check_id: 'scanned' },
        ends_at: NOW + DAY,
      });
    }
    expect((await list(api)).items).toHaveLength(21);
    expect(api.queries).toBe(2);
  });

  it('are on the page of each entity that they concern', async () => {
    const api = await at(NOW);
    const asked = await ask(api, { scope: { kind: 'system', ref: 'store' } });
    const { exemptions } = await api.get<EntityGovernance>(
      pathOf(pay.entity, '/governance'),
    );
    expect(exemptions).toMatchObject([{ id: asked.body.id, entities: 2 }]);
    const other = await api.get<EntityGovernance>(
      pathOf(blog.entity, '/governance'),
    );
    expect(other.exemptions).toEqual([]);
  });

  it('sum their debt over entities and checks, by team and by check', async () => {
    const api = await at(NOW);
    await insertExemption(knex, {
      ...{ scope_kind: 'system', scope_ref: 'system:default/store' },
      ...{ standard: 'production', check_id: 'rotation', renewals: 2 },
      ...{ starts_at: NOW - 40 * DAY, ends_at: NOW + 10 * DAY },
    });
    await insertExemption(knex, {
      ...{ scope_ref: CART, standard: 'production', check_id: 'scanned' },
      ...{ starts_at: NOW - 10 * DAY, ends_at: NOW + 30 * DAY },
    });
    // What nothing needs, has ended, or was never approved is no debt.
    await insertExemption(knex, {
      ...{ scope_ref: CART, standard: 'production', check_id: 'runbook-read' },
      ...{ ends_at: NOW + DAY, state: 'requested' },
    });
    await insertExemption(knex, {
      ...{ scope_ref: CART, standard: 'production', check_id: 'runbook-read' },
      ends_at: NOW,
    });
    const letters = publication.slots.standards.production;
    const statusesOf = (exempt: string[]) =>
      letters.map(check => (exempt.includes(check) ? 'c' : 'd')).join('');
    await knex('scorecards')
      .where({ entity_ref: CART })
      .update({ statuses: statusesOf(['rotation', 'scanned']) });
    await knex('scorecards')
      .where({ entity_ref: 'component:default/pay' })
      .update({ statuses: statusesOf(['rotation']) });

    const debt = await api.get<ExemptionDebt>('/v1/exemption-debt');
    expect(api.queries).toBe(1);
    expect(debt).toEqual({
      at: '2026-11-02T09:30:00.000Z',
      figuresOf: 'organisation',
      total: {
        ...{ exemptions: 3, entities: 2, renewed: 2, endingIn14Days: 2 },
        ...{ medianAgeDays: 40, oldestAgeDays: 40 },
      },
      byTeam: [
        {
          team: 'group:default/shop',
          ...{ exemptions: 2, entities: 1, renewed: 1, endingIn14Days: 1 },
          ...{ medianAgeDays: 25, oldestAgeDays: 40 },
        },
        {
          team: 'group:default/money',
          ...{ exemptions: 1, entities: 1, renewed: 1, endingIn14Days: 1 },
          ...{ medianAgeDays: 40, oldestAgeDays: 40 },
        },
      ],
      byCheck: [
        {
          ...{ standard: 'production', checkId: 'rotation' },
          title: 'Pages go to a rotation',
          ...{ exemptions: 2, entities: 2, renewed: 2, endingIn14Days: 2 },
          ...{ medianAgeDays: 40, oldestAgeDays: 40 },
        },
        {
          ...{ standard: 'production', checkId: 'scanned' },
          title: 'Images are scanned',
          ...{ exemptions: 1, entities: 1, renewed: 0, endingIn14Days: 0 },
          ...{ medianAgeDays: 10, oldestAgeDays: 10 },
        },
      ],
    });
    const viewer = await TestApi.create({
      ...{ knex, now: NOW, publication },
      policy: { 'catalog.entity.read': CATALOG_CONDITION },
      catalogEntities: [pay.entity],
    });
    expect(await viewer.get<ExemptionDebt>('/v1/exemption-debt')).toMatchObject(
      { figuresOf: 'visible', total: { exemptions: 1, entities: 1 } },
    );
    expect(
      await api.get<ExemptionDebt>('/v1/exemption-debt?owner=shop'),
    ).toMatchObject({ total: { exemptions: 2 } });
  });

  it('have no age and no invented number where there is no debt', async () => {
    const debt = await (await at(NOW)).get<ExemptionDebt>('/v1/exemption-debt');
    expect(debt.total).toEqual({
      ...{ exemptions: 0, entities: 0, renewed: 0, endingIn14Days: 0 },
      ...{ medianAgeDays: null, oldestAgeDays: null },
    });
  });
});
