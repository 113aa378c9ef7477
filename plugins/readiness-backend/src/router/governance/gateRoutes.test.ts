import {
  mockCredentials,
  mockServices,
  TestDatabases,
} from '@backstage/backend-test-utils';
import { Entity } from '@backstage/catalog-model';
import {
  EntityGates,
  FollowUpView,
  GateDecisionItem,
  GateDecisionView,
  GatesView,
  GateView,
  HoldView,
  NewServicesView,
  Page,
} from 'backstage-plugin-readiness-common';
import { Knex } from 'knex';
import { emptyTables } from '../../__testUtils__/emptyTables';
import { entityOf, insertEntity } from '../../__testUtils__/insertRows';
import { migratedDatabase } from '../../__testUtils__/migratedDatabase';
import { sampleService, storeSample } from '../../__testUtils__/sampleEntities';
import {
  CATALOG_CONDITION,
  DENIED,
  pathOf,
  TestApi,
  TestPolicy,
} from '../../__testUtils__/TestApi';
import { gatePublication as publication } from '../../governance/gates/__testUtils__/gateDocuments';

jest.setTimeout(60_000);

const NOW = Date.UTC(2026, 10, 26, 12);
const DAY = 86_400_000;
const SERVICE = mockCredentials.service.header();
const DECISIONS = '/v1/gates/new-service/decisions';
const REASON = 'All hands on the outage';

const ready = sampleService('shop', { tier: 2, responders: 3, team: 'shop' });
const unready = sampleService('basket', { tier: 2 });
const hidden = sampleService('zebra', { tier: 2, responders: 3 });

interface Options {
  readonly policy?: TestPolicy;
  readonly groups?: string[];
  readonly person?: string;
  readonly entities?: Entity[];
  readonly now?: number;
  readonly published?: boolean;
}

describe('gate routes', () => {
  const databases = TestDatabases.create();

  describe.each(databases.eachSupportedId())('on %s', id => {
    let knex: Knex;

    beforeAll(async () => {
      knex = await migratedDatabase(databases, id);
    });

    beforeEach(async () => {
      await emptyTables(knex);
      await storeSample(knex, [ready, unready, hidden], {
        ...{ publication, now: NOW },
      });
    });

    const createApi = (options: Options) =>
      TestApi.create({
        ...{ knex, now: options.now ?? NOW, policy: options.policy },
        publication: options.published === false ? undefined : publication,
        catalogEntities: options.entities,
        userInfo: mockServices.userInfo.mock({
          getUserInfo: async () => ({
            userEntityRef: options.person ?? 'user:default/mock',
            ownershipEntityRefs: options.groups ?? [],
          }),
        }),
      });
    // Making an API compiles its description, which takes long.
    const apis = new Map<string, Promise<TestApi>>();
    const apiOf = (options: Options = {}) => {
      const key = JSON.stringify(options);
      const api = apis.get(key) ?? createApi(options);
      apis.set(key, api);
      return api;
    };
    /** Sees `shop` and `basket` only. */
    const restricted = () =>
      apiOf({
        policy: { 'catalog.entity.read': CATALOG_CONDITION },
        entities: [ready.entity, unready.entity],
      });
    const ask = async (
      body: object,
      options: { api?: TestApi; key?: string; authorization?: string } = {},
    ) => {
      const { api = await apiOf(), key, authorization } = options;
      return api.send('post', DECISIONS, {
        ...{ body, authorization },
        headers: key ? { 'Idempotency-Key': key } : {},
      });
    };
    const about = (name: string, context?: object) => ({
      entityRef: `component:default/${name}`,
      ...(context ? { context } : {}),
    });
    const events = async () =>
      (await knex('governance_events').orderBy('id')).map(
        ({ kind, actor, entity_ref, subject }) => ({
          ...{ kind, actor, entity_ref, subject },
        }),
      );

    describe('POST /v1/gates/{gate}/decisions', () => {
      it('answers, and stores the answer with its evidence', async () => {
        const context = {
          change: 'major',
          commit: 'abc',
          pipelineUrl: 'https://ci.example.com/1',
        };
        const { status, body } = await ask(about('shop', context));
        expect(status).toBe(201);
        expect(body).toMatchObject({
          gate: 'new-service',
          title: 'New service',
          entityRef: 'component:default/shop',
          answer: 'allow',
          context,
          link: '/catalog/default/component/shop/readiness',
        });
        const rows = await knex('gate_decisions');
        expect(rows).toHaveLength(1);
        expect(rows[0]).toMatchObject({
          ...{ answer: 'allow', asked_by: 'user:default/mock', revision: 1 },
          gate: 'new-service',
        });
        expect(JSON.parse(rows[0].decision)).toEqual({ ...body, id: null });
        expect(JSON.parse(rows[0].snapshot)).toMatchObject({
          tier: { kind: 'declared', tier: 2 },
          standards: {
            production: {
              level: 'foundation',
              statuses: { rotation: 'p' },
              valuesUsed: { 'oncall.responders': 3 },
            },
          },
          ...{ attestations: [], exemptions: [], objectives: null },
        });
        const api = await apiOf();
        expect(
          await api.get<GateDecisionView>(`/v1/gate-decisions/${body.id}`),
        ).toEqual(body);
      });

      it('says what is missing, how to mend it and who acts', async () => {
        const { body } = await ask(about('basket'));
        expect(body).toMatchObject({
          answer: 'block',
          requirements: [
            {
              kind: 'level',
              outcome: 'not-met',
              missing: [
                { checkId: 'rotation', status: 'no-data', who: 'platform' },
              ],
              level: { title: 'Production', required: 'foundation' },
            },
          ],
        });
      });

      it('answers services, under their name', async () => {
        const { status } = await ask(about('shop'), { authorization: SERVICE });
        expect(status).toBe(201);
        expect(await knex('gate_decisions').pluck('asked_by')).toEqual([
          'service:external:test-service',
        ]);
      });

      it('judges a descriptor that is not in the catalog', async () => {
        const descriptor = {
          apiVersion: 'backstage.io/v1alpha1',
          kind: 'Component',
          metadata: { name: 'fresh' },
          spec: { type: 'service', lifecycle: 'production', owner: 'shop' },
        };
        const { status, body } = await ask({ descriptor });
        expect([status, body.answer, body.entityRef]).toEqual([
          201,
          'block',
          'component:default/fresh',
        ]);
      });

      it('lets what the gate does not concern pass, and says so', async () => {
        const api = await apiOf();
        const { body } = await api.send('post', '/v1/gates/new-api/decisions', {
          body: about('shop'),
        });
        expect(body).toMatchObject({ answer: 'allow', requirements: [] });
        expect(body.summary).toMatch(/scope|kind/);
      });

      it('gives the same answer for the same key, and refuses the key for another request', async () => {
        const first = await ask(about('basket'), { key: 'run-1' });
        await knex('facts').delete();
        const again = await ask(about('basket'), { key: 'run-1' });
        expect(again.body).toEqual(first.body);
        expect(await knex('gate_decisions')).toHaveLength(1);
        const other = await ask(about('shop'), { key: 'run-1' });
        expect([other.status, other.body.error.message]).toEqual([
          409,
          'The idempotency key "run-1" was used for another request; use a new key for each request',
        ]);
        const service = await ask(about('basket'), {
          ...{ key: 'run-1', authorization: SERVICE },
        });
        expect(service.body.id).not.toBe(first.body.id);
      });

      it.each<[string, object, RegExp]>([
        ['neither', {}, /either an entityRef of the catalog or a descriptor/],
        [
          'both',
          { ...about('shop'), descriptor: {} },
          /either an entityRef of the catalog or a descriptor/,
        ],
        [
          'a ref that is none',
          { entityRef: 'component:' },
          /entityRef must be/,
        ],
        [
          'a descriptor of nothing',
          { descriptor: {} },
          /apiVersion is missing/,
        ],
        [
          'a link that is not of the web',
          about('shop', { pipelineUrl: 'data:text/html,1' }),
          /pipelineUrl/,
        ],
        [
          'an incident without a link',
          about('shop', { reliabilityFix: { incident: 'INC-1' } }),
          /incident/,
        ],
        [
          'a change that is too long',
          about('shop', { change: 'x'.repeat(64) }),
          /change/,
        ],
        ['an unknown claim', about('shop', { urgent: true }), /additional/],
      ])('refuses %s', async (_, body, message) => {
        const { status, body: answer } = await ask(body);
        expect([status, answer.error.message]).toEqual([
          400,
          expect.stringMatching(message),
        ]);
        expect(await knex('gate_decisions')).toEqual([]);
      });

      it('refuses a key that is too long', async () => {
        const { status } = await ask(about('shop'), { key: 'k'.repeat(256) });
        expect(status).toBe(400);
      });

      it('names the gates there are when it is asked for another one', async () => {
        const api = await apiOf();
        const { status, body } = await api.send(
          'post',
          '/v1/gates/new-sevice/decisions',
          { body: about('shop') },
        );
        expect([status, body.error.message]).toEqual([
          404,
          'There is no gate "new-sevice"; the gates are new-api, new-service, production-release',
        ]);
      });

      it('cannot decide before documents are published', async () => {
        const api = await apiOf({ published: false });
        expect((await ask(about('shop'), { api })).status).toBe(503);
      });

      it('needs the permission', async () => {
        const api = await apiOf({
          policy: { 'readiness.gate.decide': DENIED },
        });
        const { status, body } = await ask(about('shop'), { api });
        expect([status, body.error.message]).toEqual([
          403,
          'This needs the permission readiness.gate.decide; ask an administrator of the portal for it',
        ]);
      });

      it('answers for a hidden entity as for one that does not exist', async () => {
        const api = await restricted();
        const one = await ask(about('zebra'), { api });
        const other = await ask(about('no-such'), { api });
        expect([one.status, other.status]).toEqual([404, 404]);
        expect(one.body.error.message.replace('zebra', 'no-such')).toBe(
          other.body.error.message,
        );
      });
    });

    describe('GET /v1/gates/{gate}/decisions', () => {
      it('lists what the viewer may see, newest first, page by page', async () => {
        for (const name of ['shop', 'basket', 'zebra']) {
          await ask(about(name), { authorization: SERVICE });
        }
        const api = await restricted();
        const first = await api.get<Page<GateDecisionItem>>(
          `${DECISIONS}?limit=1`,
        );
        expect(first).toMatchObject({
          total: 2,
          items: [{ entityRef: 'component:default/basket', answer: 'block' }],
        });
        const second = await api.get<Page<GateDecisionItem>>(
          `${DECISIONS}?limit=1&cursor=${first.nextCursor}`,
        );
        expect(second).toMatchObject({
          items: [
            {
              entityRef: 'component:default/shop',
              askedBy: 'service:external:test-service',
            },
          ],
          nextCursor: null,
        });
        const filtered = await api.get<Page<GateDecisionItem>>(
          `${DECISIONS}?answer=allow&entity=component:default/shop`,
        );
        expect(filtered.total).toBe(1);
        expect(api.queries).toBe(2);
      });

      it('narrows by what callers claimed and by days, page by page', async () => {
        const old = await apiOf({ now: NOW - 10 * DAY });
        await ask(about('shop', { change: 'major' }), { api: old });
        for (const change of ['major', 'minor', 'Major, really']) {
          await ask(about('shop', { change }));
        }
        await ask(about('shop'));
        const api = await apiOf();
        const changesOf = async (search: string) => {
          const { items, ...page } = await api.get<Page<GateDecisionItem>>(
            `${DECISIONS}?${search}`,
          );
          const changes = items.map(({ context }) => context.change);
          return { ...page, changes };
        };
        const first = await changesOf('change=major&change=minor&limit=2');
        expect(first).toMatchObject({ total: 3, changes: ['minor', 'major'] });
        expect(api.queries).toBe(2);
        expect(
          await changesOf(
            `change=major&change=minor&limit=2&cursor=${first.nextCursor}`,
          ),
        ).toEqual({ total: 3, changes: ['major'], nextCursor: null });
        expect(await changesOf('change=major&days=10')).toMatchObject({
          changes: ['major'],
        });
        expect(await changesOf('change=MAJOR')).toMatchObject({ changes: [] });
      });

      it('narrows by the claims that the gate made use of', async () => {
        const release = '/v1/gates/production-release/decisions';
        const api = await apiOf();
        for (const context of [{ change: 'minor' }, { environment: 'prod' }]) {
          await api.send('post', release, { body: about('shop', context) });
        }
        const totalOf = async (search: string) =>
          (await api.get<Page<GateDecisionItem>>(`${release}?${search}`)).total;
        expect(await totalOf('claim=change')).toBe(1);
        expect(await totalOf('claim=change&claim=environment')).toBe(1);
        expect(await totalOf('claim=reliability-fix')).toBe(0);
      });

      it.each(['claim=urgent', 'days=0', `change=${'x'.repeat(64)}`])(
        'refuses %s',
        async search => {
          const api = await apiOf();
          const path = `${DECISIONS}?${search}`;
          expect((await api.send('get', path)).status).toBe(400);
        },
      );

      it('shows what was asked about a descriptor to who asked, and to who sees everything', async () => {
        const descriptor = {
          apiVersion: 'backstage.io/v1alpha1',
          kind: 'Component',
          metadata: { name: 'zebra' },
          spec: { type: 'service', lifecycle: 'production', owner: 'shop' },
        };
        const api = await restricted();
        const { body } = await ask({ descriptor }, { api });
        await ask({ descriptor }, { authorization: SERVICE });
        const own = await api.get<Page<GateDecisionItem>>(DECISIONS);
        expect(own.items.map(item => item.id)).toEqual([body.id]);
        const all = await (
          await apiOf()
        ).get<Page<GateDecisionItem>>(DECISIONS);
        expect(all.total).toBe(2);
      });

      it('says what a descriptor is about, and leads to the decision where the catalog has nothing of it to be seen', async () => {
        const descriptorOf = (name: string) => ({
          apiVersion: 'backstage.io/v1alpha1',
          kind: 'Component',
          metadata: { name },
          spec: { type: 'service', lifecycle: 'production', owner: 'shop' },
        });
        const api = await restricted();
        const marksOf = async (name: string) => {
          const { body } = await ask(
            { descriptor: descriptorOf(name) },
            { api },
          );
          const read = await api.get<GateDecisionView>(
            `/v1/gate-decisions/${body.id}`,
          );
          expect(api.queries).toBe(1);
          expect(read).toEqual(body);
          const { items } = await api.get<Page<GateDecisionItem>>(DECISIONS);
          expect(items[0]).toMatchObject({ id: body.id, descriptor: true });
          expect(items[0].notInCatalog).toBe(body.notInCatalog);
          const { descriptor, notInCatalog, link } = read;
          return {
            descriptor,
            notInCatalog,
            link: link.replace(body.id, 'id'),
          };
        };
        const unknown = {
          ...{ descriptor: true, notInCatalog: true },
          link: '/readiness/gates/decisions/id',
        };
        expect(await marksOf('fresh')).toEqual(unknown);
        expect(await marksOf('zebra')).toEqual(unknown);
        expect(await marksOf('shop')).toEqual({
          ...{ descriptor: true, notInCatalog: undefined },
          link: '/catalog/default/component/shop/readiness',
        });
      });

      it('says of a decision that the catalog has got, or has lost, its entity since', async () => {
        const descriptor = {
          apiVersion: 'backstage.io/v1alpha1',
          kind: 'Component',
          metadata: { name: 'fresh' },
          spec: { type: 'service', lifecycle: 'production', owner: 'shop' },
        };
        const before = (await ask({ descriptor })).body;
        const lost = (await ask(about('basket'))).body;
        await insertEntity(knex, entityOf('fresh'));
        await knex('entities').where({ entity_ref: lost.entityRef }).delete();
        const api = await apiOf();
        const readAgain = ({ id: decision }: { id: string }) =>
          api.get<GateDecisionView>(`/v1/gate-decisions/${decision}`);
        const { notInCatalog: _, ...rest } = before;
        expect(await readAgain(before)).toEqual({
          ...rest,
          link: '/catalog/default/component/fresh/readiness',
        });
        expect(await readAgain(lost)).toEqual({
          ...{ ...lost, notInCatalog: true },
          link: `/readiness/gates/decisions/${lost.id}`,
        });
      });

      it('does not give a decision about a hidden entity by its id', async () => {
        const { body } = await ask(about('zebra'));
        const api = await restricted();
        for (const one of [body.id, '999', 'x']) {
          const response = await api.send('get', `/v1/gate-decisions/${one}`);
          expect([response.status, response.body.error.message]).toEqual([
            404,
            `There is no gate decision ${one} here`,
          ]);
        }
      });

      it('names the gates there are when none of that name ever decided', async () => {
        const api = await apiOf();
        const { status } = await api.send('get', '/v1/gates/x/decisions');
        expect(status).toBe(404);
      });
    });

    describe('GET /v1/entities/.../gates', () => {
      it('tells what each gate that concerns it answers, and stores nothing', async () => {
        const api = await apiOf();
        const { gates } = await api.get<EntityGates>(
          pathOf(ready.entity, '/gates'),
        );
        expect(
          gates.map(({ gate, answer, id: of }) => [gate, answer, of]),
        ).toEqual([
          ['new-service', 'allow', null],
          ['production-release', 'allow', null],
        ]);
        expect(api.queries).toBe(9);
        expect(await knex('gate_decisions')).toEqual([]);
      });

      it('is empty before documents are published', async () => {
        const api = await apiOf({ published: false });
        expect(
          await api.get<EntityGates>(pathOf(ready.entity, '/gates')),
        ).toMatchObject({ gates: [] });
      });

      it('hides what the viewer may not see', async () => {
        const api = await restricted();
        const path = pathOf(hidden.entity, '/gates');
        expect((await api.send('get', path)).status).toBe(404);
      });
    });

    describe('holds', () => {
      const hold = async (body: object, options: Options = {}) =>
        (await apiOf(options)).send('post', '/v1/holds', { body });

      it('stops a gate until it is lifted', async () => {
        const { status, body } = await hold({
          ...{ gate: 'new-service', reason: REASON },
        });
        expect([status, body.actions]).toEqual([201, ['lift']]);
        expect((await ask(about('shop'))).body).toMatchObject({
          answer: 'block',
          requirements: [{ kind: 'hold', outcome: 'not-met' }, {}],
        });
        const api = await apiOf({ person: 'user:default/carol' });
        const lifted = await api.send('post', `/v1/holds/${body.id}/lift`, {
          body: { comment: 'It is over' },
        });
        expect([lifted.status, lifted.body.actions]).toEqual([200, []]);
        expect((await ask(about('shop'))).body.answer).toBe('allow');
        expect(await events()).toEqual([
          {
            ...{ kind: 'hold-set', actor: 'user:default/mock' },
            ...{ entity_ref: null, subject: `hold:${body.id}` },
          },
          {
            ...{ kind: 'hold-lifted', actor: 'user:default/carol' },
            ...{ entity_ref: null, subject: `hold:${body.id}` },
          },
        ]);
        const again = await api.send('post', `/v1/holds/${body.id}/lift`, {
          body: {},
        });
        expect([again.status, again.body.error.message]).toEqual([
          409,
          'user:default/carol has lifted the hold already',
        ]);
      });

      it('stops all gates, and ends by itself', async () => {
        const until = new Date(NOW + DAY).toISOString();
        await hold({ reason: REASON, until });
        expect((await ask(about('shop'))).body.answer).toBe('block');
        const api = await apiOf({ now: NOW + DAY });
        expect((await ask(about('shop'), { api })).body.answer).toBe('allow');
      });

      it.each<[string, object, number]>([
        ['an unknown gate', { gate: 'x', reason: REASON }, 404],
        ['a short reason', { reason: 'Because' }, 400],
        ['blanks as a reason', { reason: ' '.repeat(20) }, 400],
        [
          'an end that has passed',
          { reason: REASON, until: new Date(NOW).toISOString() },
          400,
        ],
      ])('refuses %s', async (_, body, status) => {
        expect((await hold(body)).status).toBe(status);
        expect(await knex('holds')).toEqual([]);
      });

      it('is for people who hold the permission', async () => {
        const body = { reason: REASON };
        const denied = await hold(body, {
          policy: { 'readiness.gate.hold': DENIED },
        });
        const api = await apiOf();
        const service = await api.send('post', '/v1/holds', {
          ...{ body, authorization: SERVICE },
        });
        expect([denied.status, service.status]).toEqual([403, 403]);
      });

      it('is not there to be lifted when it is not known', async () => {
        const api = await apiOf();
        for (const one of ['7', 'x']) {
          const { status, body } = await api.send(
            'post',
            `/v1/holds/${one}/lift`,
            { body: {} },
          );
          expect([status, body.error.message]).toEqual([
            404,
            `There is no hold ${one}`,
          ]);
        }
      });
    });

    describe('break-glass', () => {
      const GLASS = '/v1/gates/production-release/break-glass';
      const COMMANDER: Options = { groups: ['group:default/commanders'] };
      const smash = async (options: Options, body: object = {}) =>
        (await apiOf(options)).send('post', GLASS, {
          body: {
            entityRef: 'component:default/shop',
            reason: 'The site is down',
            ...body,
          },
        });
      const release = async () =>
        (await apiOf()).send('post', '/v1/gates/production-release/decisions', {
          body: about('shop'),
        });

      it('turns a block into a warning for some hours, and leaves a follow-up', async () => {
        await (
          await apiOf()
        ).send('post', '/v1/holds', { body: { reason: REASON } });
        expect((await release()).body.answer).toBe('block');
        const { status, body } = await smash(COMMANDER);
        expect(status).toBe(201);
        expect(body as FollowUpView).toMatchObject({
          kind: 'break-glass',
          gate: 'production-release',
          owner: 'group:default/shop',
          raisedBy: 'user:default/mock',
          dueAt: new Date(NOW + 3 * DAY).toISOString(),
          state: 'open',
        });
        expect((await release()).body).toMatchObject({
          answer: 'warn',
          breakGlass: { by: 'user:default/mock', reason: 'The site is down' },
        });
        expect((await events())[1]).toMatchObject({
          kind: 'glass-broken',
          entity_ref: 'component:default/shop',
        });
        const later = await smash({ ...COMMANDER, person: 'user:default/eve' });
        expect([later.status, later.body.error.message]).toEqual([
          409,
          expect.stringMatching(/^user:default\/mock has broken the glass/),
        ]);
      });

      it('is for members of the group that the gate names', async () => {
        const { status, body } = await smash({
          groups: ['group:default/shop'],
        });
        expect([status, body.error.message]).toEqual([
          403,
          'The policy leaves this to members of group:default/commanders',
        ]);
      });

      it('needs the permission as well, a person, and a reason', async () => {
        const denied = await smash({
          ...COMMANDER,
          policy: { 'readiness.gate.break-glass': DENIED },
        });
        const short = await smash(COMMANDER, { reason: 'Down' });
        const api = await apiOf(COMMANDER);
        const service = await api.send('post', GLASS, {
          authorization: SERVICE,
          body: { ...about('shop'), reason: REASON },
        });
        expect([denied.status, short.status, service.status]).toEqual([
          403, 400, 403,
        ]);
        expect(await knex('break_glasses')).toEqual([]);
        expect(await knex('follow_ups')).toEqual([]);
      });

      it('needs a gate that has a glass', async () => {
        const api = await apiOf(COMMANDER);
        const { status, body } = await api.send(
          'post',
          '/v1/gates/new-service/break-glass',
          { body: { ...about('shop'), reason: REASON } },
        );
        expect([status, body.error.message]).toEqual([
          400,
          expect.stringMatching(/"new-service" has no glass to break/),
        ]);
      });
    });

    describe('GET /v1/gates', () => {
      const gateOf = ({ gates }: GatesView, name: string) =>
        gates.find(gate => gate.name === name) as GateView;

      it('says what each gate asks for, and counts what the viewer may see', async () => {
        for (const name of ['shop', 'basket', 'zebra']) {
          await ask(about(name), { authorization: SERVICE });
        }
        const api = await restricted();
        const view = await api.get<GatesView>('/v1/gates');
        expect(api.queries).toBe(3);
        expect(gateOf(view, 'new-service')).toMatchObject({
          mode: 'block',
          requires: [
            'Production: professional for tier 0, foundation for other tiers',
          ],
          decisions: { allow: 1, warn: 0, block: 1 },
          ...{ reliabilityFixes: 0, changes: [], otherChanges: 0 },
        });
        expect(gateOf(view, 'production-release')).toMatchObject({
          owner: 'group:default/platform',
          review: {
            by: 'group:default/reliability',
            when: "tier == 0 && change == 'major'",
          },
          breakGlass: { by: 'group:default/commanders' },
          freezes: [{ reason: 'Peak season' }],
          decisions: { allow: 0, warn: 0, block: 0 },
        });
        const all = await (await apiOf()).get<GatesView>('/v1/gates');
        expect(gateOf(all, 'new-service').decisions.allow).toBe(2);
      });

      it('counts 30 days', async () => {
        await ask(about('shop', { change: 'major' }));
        const view = await (
          await apiOf({ now: NOW + 30 * DAY })
        ).get<GatesView>('/v1/gates');
        expect(gateOf(view, 'new-service')).toMatchObject({
          decisions: { allow: 0 },
          changes: [],
        });
      });

      it('counts each type of change that callers claimed, over what the viewer may see', async () => {
        const claims = ['minor', 'minor', 'major', 'Minor', undefined];
        for (const change of claims) {
          await ask(about('shop', change ? { change } : {}));
        }
        await ask(about('zebra', { change: 'minor' }));
        const changes = async (api: TestApi) =>
          gateOf(await api.get<GatesView>('/v1/gates'), 'new-service').changes;
        expect(await changes(await restricted())).toEqual([
          { change: 'minor', decisions: 2 },
          { change: 'Minor', decisions: 1 },
          { change: 'major', decisions: 1 },
        ]);
        expect((await changes(await apiOf()))[0].decisions).toBe(3);
        const { total } = await (
          await restricted()
        ).get<Page<GateDecisionItem>>(`${DECISIONS}?change=minor&days=30`);
        expect(total).toBe(2);
      });

      it('counts the reliability fixes that the gate made use of, and lists the same ones', async () => {
        const gate = 'production-release';
        await knex('gate_decisions').insert(
          [
            '["reliability-fix"]',
            '["change","reliability-fix"]',
            '["change"]',
          ].map(claims => ({
            ...{ gate, at: NOW - DAY, answer: 'allow', asked_by: 'x' },
            entity_ref: 'component:default/shop',
            ...{ descriptor: false, context: '{}', claims },
            ...{ snapshot: '{}', revision: 1 },
            decision: JSON.stringify({ summary: 'All is met' }),
          })),
        );
        const api = await apiOf();
        const view = await api.get<GatesView>('/v1/gates');
        const { items } = await api.get<Page<GateDecisionItem>>(
          `/v1/gates/${gate}/decisions?claim=reliability-fix&days=30`,
        );
        expect(gateOf(view, gate).reliabilityFixes).toBe(2);
        expect(items.map(({ claims }) => claims)).toEqual([
          ['change', 'reliability-fix'],
          ['reliability-fix'],
        ]);
      });

      it('names the ten most frequent types of change of a gate, and counts the others together', async () => {
        for (const gate of ['new-service', 'production-release']) {
          await knex('gate_decisions').insert(
            Array.from({ length: 13 }, (_, index) => index).flatMap(index =>
              Array.from({ length: index === 12 ? 3 : 1 }, () => ({
                ...{ gate, at: NOW - DAY, answer: 'allow', asked_by: 'x' },
                entity_ref: 'component:default/shop',
                ...{ descriptor: false, context: '{}', claims: '[]' },
                ...{ decision: '{}', snapshot: '{}', revision: 1 },
                claimed_change: `type-${String(index).padStart(2, '0')}`,
              })),
            ),
          );
        }
        const api = await apiOf();
        const view = await api.get<GatesView>('/v1/gates');
        expect(api.queries).toBe(3);
        const { changes, otherChanges } = gateOf(view, 'new-service');
        expect(changes).toHaveLength(10);
        expect(changes.slice(0, 2)).toEqual([
          { change: 'type-12', decisions: 3 },
          { change: 'type-00', decisions: 1 },
        ]);
        expect(otherChanges).toBe(3);
      });

      it('lists the holds in force, of each gate and of all', async () => {
        const api = await apiOf();
        const set = (body: object) => api.send('post', '/v1/holds', { body });
        await set({ reason: REASON });
        await set({ reason: REASON, gate: 'new-api' });
        const view = await api.get<GatesView>('/v1/gates');
        expect(view.holds.map(({ gate }: HoldView) => gate)).toEqual([null]);
        expect(gateOf(view, 'new-api').holds).toHaveLength(1);
      });

      it('offers what the viewer may do', async () => {
        const commander = await apiOf({ groups: ['group:default/commanders'] });
        const view = await commander.get<GatesView>('/v1/gates');
        expect(view.actions).toEqual(['hold']);
        expect(gateOf(view, 'production-release').actions).toEqual([
          'hold',
          'break-glass',
        ]);
        const other = await apiOf({
          policy: { 'readiness.gate.hold': DENIED },
        });
        const less = await other.get<GatesView>('/v1/gates');
        expect(less.actions).toEqual([]);
        expect(gateOf(less, 'production-release').actions).toEqual([]);
        const { body } = await commander.send('get', '/v1/gates', {
          authorization: SERVICE,
        });
        expect(body.actions).toEqual([]);
      });
    });

    describe('GET /v1/new-services', () => {
      it('lists what was first seen this week, and what went to production past a closed gate', async () => {
        for (const [name, age] of [
          ['young', 1],
          ['younger', 0],
          ['old', 8],
        ] as const) {
          await insertEntity(knex, entityOf(name), {
            first_seen_at: NOW - age * DAY,
          });
        }
        const note = (name: string, details: object, at = NOW - DAY) =>
          knex('standing_changes').insert({
            ...{ entity_ref: `component:default/${name}`, at },
            ...{ kind: 'lifecycle', state: 'noted', to_value: 'production' },
            details: JSON.stringify(details),
          });
        await note('shop', { 'new-service': 'allow' });
        await note('basket', { 'new-service': 'block', 'new-api': 'allow' });
        await note('zebra', { 'new-service': 'block' });
        await note('old', { 'new-service': 'warn' }, NOW - 31 * DAY);
        const api = await apiOf();
        const view = await api.get<NewServicesView>('/v1/new-services');
        expect(api.queries).toBe(2);
        expect(view.firstSeen.map(({ entity }) => entity.title)).toEqual([
          'younger',
          'young',
        ]);
        expect(
          view.ungated.map(({ entity, gates }) => [entity.title, gates]),
        ).toEqual([
          ['zebra', [{ gate: 'new-service', answer: 'block' }]],
          ['basket', [{ gate: 'new-service', answer: 'block' }]],
        ]);
        const less = await (
          await restricted()
        ).get<NewServicesView>('/v1/new-services');
        expect(less.firstSeen).toEqual([]);
        expect(less.ungated.map(({ entity }) => entity.title)).toEqual([
          'basket',
        ]);
      });
    });
  });
});
