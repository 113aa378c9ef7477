import { mockServices, TestDatabases } from '@backstage/backend-test-utils';
import {
  EntityGates,
  Page,
  ReviewFigures,
  ReviewItem,
  ReviewView,
} from 'backstage-plugin-readiness-common';
import { Knex } from 'knex';
import { emptyTables } from '../../__testUtils__/emptyTables';
import {
  entityOf,
  insertChange,
  insertEntity,
  insertFacts,
} from '../../__testUtils__/insertRows';
import { sloDefinition } from '../../__testUtils__/insertSlos';
import { migratedDatabase } from '../../__testUtils__/migratedDatabase';
import {
  CATALOG_CONDITION,
  DENIED,
  TestApi,
  TestPolicy,
} from '../../__testUtils__/TestApi';
import { reviewPublication } from '../../governance/__testUtils__/reviewPublication';

jest.setTimeout(120_000);

const NOW = Date.UTC(2026, 10, 26, 12);
const DAY = 86_400_000;
const shop = 'component:default/shop';
const BOB = ['user:default/bob', 'group:default/shop'];
const ADA = ['user:default/ada', 'group:default/sre'];
const EVE = ['user:default/eve', 'group:default/sre'];
const asked = { entityRef: shop, gate: 'production-release' };

describe('review routes', () => {
  const databases = TestDatabases.create();

  describe.each(databases.eachSupportedId())('on %s', id => {
    let knex: Knex;
    let api: TestApi;
    let limited: TestApi;
    let person: string[];
    const policy: { -readonly [Name in keyof TestPolicy]: TestPolicy[Name] } =
      {};

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
      api = await TestApi.create({ ...options, policy });
      limited = await TestApi.create({
        ...options,
        policy: { 'catalog.entity.read': CATALOG_CONDITION },
        catalogEntities: [entityOf('cart'), entityOf('basket')],
      });
    });

    beforeEach(async () => {
      await emptyTables(knex);
      Object.keys(policy).forEach(name => delete policy[name]);
      person = BOB;
      await insertEntity(
        knex,
        entityOf('shop', {
          spec: { lifecycle: 'production' },
          relations: [
            { type: 'dependsOn', targetRef: 'component:default/secret' },
            { type: 'dependsOn', targetRef: 'component:default/nobody' },
          ],
        }),
        { tier: 1, owner_ref: 'group:default/shop', first_seen_at: NOW - DAY },
      );
    });

    const as = <T>(who: string[], act: () => Promise<T>): Promise<T> => {
      person = who;
      return act();
    };
    const request = (body: object = asked, headers = {}) =>
      as(BOB, () => api.send('post', '/v1/reviews', { body, headers }));
    const decide = (who: string[], reviewId: string, body: object) =>
      as(who, () =>
        api.send('post', `/v1/reviews/${reviewId}/decision`, {
          body: { version: 1, ...body },
        }),
      );
    const requested = async (): Promise<ReviewItem> => {
      const { status, body, text } = await request();
      if (status !== 201) {
        throw new Error(text);
      }
      return body;
    };
    const onCall = () =>
      insertFacts(knex, shop, { 'oncall.responders': 4 }, { observedAt: NOW });
    const gateNow = async () => {
      const { gates } = await api.get<EntityGates>(
        '/v1/entities/component/default/shop/gates',
      );
      return gates[0];
    };

    it('takes an entity through changes and a sign-off by reviewers to an open gate', async () => {
      const first = await requested();
      expect(first).toMatchObject({
        ...{ state: 'requested', tier: 1, missing: 1, applicable: 2 },
        level: { name: null, rank: 0 },
        reviewers: 'group:default/sre',
        actions: ['withdraw'],
      });
      const changes = { decision: 'request-changes', comment: 'Who is paged?' };
      expect((await decide(ADA, first.id, changes)).body).toMatchObject({
        ...{ state: 'changes-requested', decidedBy: 'user:default/ada' },
      });
      await onCall();
      const second = await requested();
      expect((await gateNow()).answer).toBe('block');
      const { status, body } = await decide(ADA, second.id, {
        decision: 'approve',
      });
      expect(status).toBe(200);
      expect(body).toMatchObject({
        state: 'approved',
        validUntil: new Date(NOW + 365 * DAY).toISOString(),
      });
      expect((await gateNow()).answer).toBe('allow');
      expect(
        (await knex('governance_events').orderBy('id')).map(row => row.kind),
      ).toEqual([
        'review-requested',
        'review-changes-requested',
        'review-requested',
        'review-approved',
      ]);
    });

    it('freezes what was known at the request', async () => {
      const { id: reviewId } = await requested();
      await onCall();
      await knex('entities').update({ owner_ref: 'group:default/other' });
      const view = await as(ADA, () =>
        api.get<ReviewView>(`/v1/reviews/${reviewId}`),
      );
      expect(view).toMatchObject({
        actions: ['approve', 'request-changes', 'reject'],
        snapshot: {
          decision: { answer: 'block' },
          ownership: { owner: 'group:default/shop' },
          scorecards: [
            {
              standard: 'production',
              level: { rank: 0, of: 2 },
              results: [
                {
                  ...{ checkId: 'rotation', status: 'no-data' },
                  restsOn: 'nothing',
                },
                {
                  ...{ checkId: 'declares-lifecycle', status: 'pass' },
                  restsOn: 'declared',
                },
              ],
            },
          ],
        },
        now: { requirements: expect.any(Array) },
      });
      expect(view.snapshot.shortened).toBeUndefined();
    });

    it('shows as removed an objective that was deleted before the request', async () => {
      await knex('removed_objectives').insert({
        ...{ entity_ref: shop, slo: 'shop', objective: 'objective-1' },
        ...{ state: 'exhausted', budget_remaining_at_least: -0.2 },
        definition: JSON.stringify(sloDefinition('shop')),
        counted_until: NOW - DAY,
        removed_at: NOW - DAY,
        counts_until: NOW + DAY,
      });
      const { id: reviewId } = await requested();
      const { snapshot } = await api.get<ReviewView>(`/v1/reviews/${reviewId}`);
      expect(snapshot.objectives).toMatchObject([
        {
          ...{ slo: 'shop', state: 'exhausted', budgetRemaining: -0.2 },
          removed: {
            at: new Date(NOW - DAY).toISOString(),
            countsUntil: new Date(NOW + DAY).toISOString(),
          },
        },
      ]);
    });

    it('shows what changed since the request and since the last decision', async () => {
      await insertChange(knex, {
        ...{ entity_ref: shop, subject: 'production', at: NOW - DAY },
        ...{ from_rank: 0, to_rank: 0, details: { rotation: ['p', 'f'] } },
      });
      const first = await requested();
      await knex('reviews').update({
        ...{ state: 'rejected', decided_at: NOW - 2 * DAY },
      });
      const second = await requested();
      const { changedSince, changedSinceLastReview } =
        await api.get<ReviewView>(`/v1/reviews/${second.id}`);
      expect(changedSince).toEqual([]);
      expect(changedSinceLastReview).toMatchObject([
        { subject: 'production/rotation', before: 'pass', after: 'fail' },
      ]);
      const earlier = await api.get<ReviewView>(`/v1/reviews/${first.id}`);
      expect(earlier.changedSinceLastReview).toBeNull();
    });

    it('lets one request wait for each entity and gate', async () => {
      const first = await requested();
      const { status, body } = await request();
      expect(status).toBe(409);
      expect(body.error.message).toContain('waiting already');
      expect(
        (await decide(BOB, first.id, { decision: 'withdraw' })).status,
      ).toBe(200);
      expect((await request()).status).toBe(201);
    });

    it('lets one of many who ask at the same time through', async () => {
      person = BOB;
      const answers = await Promise.all(
        [1, 2, 3, 4].map(() =>
          api.send('post', '/v1/reviews', { body: asked }),
        ),
      );
      expect(answers.map(({ status }) => status).sort()).toEqual([
        201, 409, 409, 409,
      ]);
    });

    it('gives the same review for the same idempotency key', async () => {
      const headers = { 'Idempotency-Key': 'pipeline-7' };
      const first = await request(asked, headers);
      const again = await request(asked, headers);
      expect([first.status, again.status]).toEqual([201, 201]);
      expect(again.body).toEqual(first.body);
      const other = await request({ ...asked, comment: 'Other' }, headers);
      expect(other.status).toBe(409);
    });

    it('refuses gates that do not concern the entity, ask for no review, or are unknown', async () => {
      const resource = await insertEntity(
        knex,
        entityOf('db', { kind: 'Resource' }),
      );
      const cases = [
        [{ entityRef: resource, gate: 'production-release' }, 400],
        [{ entityRef: resource, gate: 'new-resource' }, 400],
        [{ entityRef: shop, gate: 'nonsense' }, 404],
        [{ entityRef: 'component:default/none', gate: 'new-resource' }, 404],
      ] as const;
      for (const [body, status] of cases) {
        expect((await request(body)).status).toBe(status);
      }
      policy['readiness.review.request'] = DENIED;
      expect((await request()).status).toBe(403);
    });

    it('never lets a person decide their own request, nor one outside of the group', async () => {
      const { id: reviewId } = await requested();
      const approve = { decision: 'approve' };
      const own = await decide([BOB[0], ...ADA.slice(1)], reviewId, approve);
      expect(own.status).toBe(403);
      expect(own.body.error.message).toContain('own request');
      const outsider = await decide(['user:default/dan'], reviewId, approve);
      expect(outsider.status).toBe(403);
      expect(outsider.body.error.message).toContain('group:default/sre');
      policy['readiness.review.decide'] = DENIED;
      expect((await decide(ADA, reviewId, approve)).status).toBe(403);
      const withdraw = { decision: 'withdraw' };
      expect((await decide(ADA, reviewId, withdraw)).status).toBe(403);
      expect(await knex('reviews').select('state')).toEqual([
        { state: 'requested' },
      ]);
    });

    it('keeps the first of two decisions, and tells the second who was first', async () => {
      const { id: reviewId } = await requested();
      const [first, second] = await Promise.all([
        decide(ADA, reviewId, { decision: 'approve' }),
        decide(EVE, reviewId, { decision: 'reject', comment: 'No' }),
      ]);
      expect([first.status, second.status].sort()).toEqual([200, 409]);
      const [{ state, version }] = await knex('reviews');
      expect(version).toBe(2);
      const lost = first.status === 409 ? first : second;
      expect(lost.body.error.message).toContain(state);
      const decisions = await knex('governance_events').whereNot(
        'kind',
        'review-requested',
      );
      expect(decisions).toHaveLength(1);
    });

    it('refuses a decision about another version, one without a needed comment, and conditions that make no sense', async () => {
      const { id: reviewId } = await requested();
      const stale = { decision: 'approve', version: 7 };
      expect((await decide(ADA, reviewId, stale)).status).toBe(409);
      expect((await decide(ADA, reviewId, { decision: 'reject' })).status).toBe(
        400,
      );
      const condition = { text: 'Test a restore', owner: 'shop' };
      const late = { ...condition, dueAt: new Date(NOW).toISOString() };
      const past = { decision: 'approve', conditions: [late] };
      const { status, body } = await decide(ADA, reviewId, past);
      expect(status).toBe(400);
      expect(body.error.message).toContain('conditions[0].dueAt');
      const ahead = {
        ...condition,
        dueAt: new Date(NOW + DAY).toISOString(),
      };
      const rejected = await decide(ADA, reviewId, {
        ...{ decision: 'reject', comment: 'No', conditions: [ahead] },
      });
      expect(rejected.status).toBe(400);
    });

    it('raises what an approval still asks for', async () => {
      await onCall();
      const { id: reviewId } = await requested();
      const { body } = await decide(ADA, reviewId, {
        decision: 'approve',
        comment: 'Well done',
        conditions: [
          {
            text: 'Test a restore',
            owner: 'shop',
            dueAt: new Date(NOW + DAY).toISOString(),
          },
        ],
      });
      expect(body).toMatchObject({ state: 'approved', conditions: 1 });
      const view = await api.get<ReviewView>(`/v1/reviews/${reviewId}`);
      expect(view.followUps).toMatchObject([
        {
          ...{ kind: 'condition', text: 'Test a restore', reviewId },
          ...{ owner: 'group:default/shop', raisedBy: 'user:default/ada' },
          state: 'open',
        },
      ]);
      await knex('follow_ups').update({ due_at: NOW });
      expect((await gateNow()).answer).toBe('block');
    });

    it('lists what waits, the most critical and the oldest first, in two queries', async () => {
      for (const [name, tier] of [
        ['cart', 2],
        ['basket', 0],
      ] as const) {
        await insertEntity(knex, entityOf(name), { tier });
        await request({ ...asked, entityRef: `component:default/${name}` });
      }
      const { id: reviewId } = await requested();
      await decide(ADA, reviewId, { decision: 'reject', comment: 'No' });
      await requested();
      const page = await api.get<Page<ReviewItem>>('/v1/reviews?limit=2');
      expect(api.queries).toBe(2);
      const next = await api.get<Page<ReviewItem>>(
        `/v1/reviews?limit=2&cursor=${page.nextCursor}`,
      );
      expect(
        [...page.items, ...next.items].map(({ entity, state }) => [
          entity.title,
          state,
        ]),
      ).toEqual([
        ['basket', 'requested'],
        ['shop', 'requested'],
        ['cart', 'requested'],
        ['shop', 'rejected'],
      ]);
      const mine = await as(ADA, () =>
        api.get<Page<ReviewItem>>('/v1/reviews?mine=true'),
      );
      expect(mine.total).toBe(3);
      const own = await as(BOB, () =>
        api.get<Page<ReviewItem>>('/v1/reviews?mine=true'),
      );
      expect(own.total).toBe(0);
      const rejected = await api.get<Page<ReviewItem>>(
        `/v1/reviews?state=rejected&entity=${shop}&gate=production-release`,
      );
      expect(rejected.total).toBe(1);
    });

    it('counts how long reviews wait', async () => {
      const { id: reviewId } = await requested();
      await decide(ADA, reviewId, { decision: 'reject', comment: 'No' });
      await knex('reviews').update({ requested_at: NOW - 2 * DAY });
      await requested();
      await knex('reviews')
        .where({ state: 'requested' })
        .update({ requested_at: NOW - DAY });
      expect(await api.get<ReviewFigures>('/v1/review-figures')).toEqual({
        at: new Date(NOW).toISOString(),
        ...{ waiting: 1, oldestWaitingDays: 1, medianWaitingDays: 2 },
        decided: { approved: 0, 'changes-requested': 0, rejected: 1 },
        ...{ overdueConditions: 0, openBreakGlasses: 0 },
      });
      expect(api.queries).toBe(3);
    });

    it('names neither hidden entities nor hidden dependencies', async () => {
      await insertEntity(knex, entityOf('secret'));
      const { id: reviewId } = await requested();
      const { snapshot } = await api.get<ReviewView>(`/v1/reviews/${reviewId}`);
      expect(snapshot.dependencies).toMatchObject([
        { entityRef: 'component:default/nobody', exists: false },
        { entityRef: 'component:default/secret', exists: true },
      ]);
      const list = await limited.get<Page<ReviewItem>>('/v1/reviews');
      expect(list.total).toBe(0);
      const figures = await limited.get<ReviewFigures>('/v1/review-figures');
      expect(figures.waiting).toBe(0);
      const hidden = await limited.send('get', `/v1/reviews/${reviewId}`);
      const decision = await limited.send(
        'post',
        `/v1/reviews/${reviewId}/decision`,
        { body: { decision: 'withdraw', version: 1 } },
      );
      expect([hidden.status, decision.status]).toEqual([404, 404]);
      expect(hidden.text + decision.text).not.toContain('shop');
      await knex('reviews').update({ entity_ref: 'component:default/cart' });
      await insertEntity(knex, entityOf('cart'));
      const shown = await limited.get<ReviewView>(`/v1/reviews/${reviewId}`);
      expect(shown.snapshot.dependencies).toMatchObject([
        { entityRef: 'component:default/nobody' },
      ]);
    });
  });
});
