import {
  mockCredentials,
  mockServices,
  TestDatabases,
} from '@backstage/backend-test-utils';
import { Entity } from '@backstage/catalog-model';
import { PolicyDecision } from '@backstage/plugin-permission-common';
import {
  AdoptionOverview,
  EntityListItem,
  EntityReadiness,
  Overview,
  OwnershipOverview,
  Page,
  readinessEntityReadPermission,
} from 'backstage-plugin-readiness-common';
import { Knex } from 'knex';
import {
  insertAttestation,
  insertExemption,
} from '../__testUtils__/insertDecisions';
import {
  insertChange,
  insertFacts,
  insertRollUp,
} from '../__testUtils__/insertRows';
import { insertObjective, sloDefinition } from '../__testUtils__/insertSlos';
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
import { insertStandingChange } from '../governance/__testUtils__/insertGovernance';
import {
  createReadinessEntityConditionalDecision,
  readinessEntityConditions,
} from '../permissions';
import { openApiDocument } from './openapi/openApiDocument';

jest.setTimeout(60_000);

const NOW = Date.UTC(2026, 10, 1, 12);
const MARKER = 'zebra';
const publication = testPublication(`${TEST_DOCUMENTS}
---
apiVersion: readiness/v1
kind: Standard
metadata: { name: architecture, title: Architecture }
spec:
  appliesTo: { kind: Component }
  levels: [sound]
  checks:
    - id: dependencies
      title: It depends on nothing below the first level
      category: architecture
      level: sound
      rule: size(fact("catalog.dependencies").value.belowFoundation) == 0
---
apiVersion: readiness/v1
kind: Gate
metadata: { name: release, title: Release }
spec:
  appliesTo: { kind: Component }
  mode: block
  require:
    - { standard: production, level: foundation, exemptions: accepted }
    - { standard: architecture, level: sound, exemptions: accepted }
  review: { by: group:default/reviewers, validFor: 90d }
  breakGlass: { by: group:default/commanders, followUpWithin: 3d }
`);

const relations = (name: string, reverse: string) => [
  { type: 'dependsOn', targetRef: `component:default/${name}` },
  { type: 'dependencyOf', targetRef: `component:default/${reverse}` },
];

const shown = [
  sampleGroup('team-a'),
  sampleService('shop', {
    tier: 0,
    team: 'team-a',
    responders: 4,
    successRate: 0.99,
    template: 'jenkins',
    relations: [
      ...relations('zebra-one', 'zebra-one'),
      ...relations('basket', 'basket'),
    ],
  }),
  sampleService('basket', { tier: 2, team: 'team-a', template: 'golden' }),
  sampleService('orphan', { columns: { owner_state: 'none' } }),
];
const hidden = [
  sampleGroup('zebra-team', { email: 'zebra@example.com' }),
  sampleService('zebra-one', {
    tier: 0,
    team: 'zebra-team',
    metadata: { title: 'The zebra service' },
    template: 'zebra-pipeline',
    columns: { system_ref: 'system:default/zebra' },
  }),
  sampleService('zebra-two', { tier: 1, team: 'zebra-team', responders: 1 }),
];
const shop = shown[1].entity;
const zebra = hidden[1].entity;

const ENTITY = pathOf(shop);
const HIDDEN = pathOf(zebra);

const readinessCondition: PolicyDecision =
  createReadinessEntityConditionalDecision(readinessEntityReadPermission, {
    anyOf: [
      readinessEntityConditions.isEntityOwner({
        claims: ['group:default/team-a'],
      }),
      {
        allOf: [
          {
            not: readinessEntityConditions.hasTier({ tiers: [0, 1, 2, 3] }),
          },
          readinessEntityConditions.isInStandard({ standard: 'production' }),
        ],
      },
    ],
  });

/** Policies under which a viewer sees what `shown` has, apart from its groups. */
const PARTIAL: Record<string, TestPolicy> = {
  'a condition of the catalog': {
    'catalog.entity.read': CATALOG_CONDITION,
    'readiness.overview.read': DENIED,
  },
  'a condition of readiness': {
    'readiness.entity.read': readinessCondition,
    'readiness.overview.read': DENIED,
  },
  'conditions of both': {
    'catalog.entity.read': CATALOG_CONDITION,
    'readiness.entity.read': readinessCondition,
    'readiness.overview.read': DENIED,
  },
};

/** Every path of the API that is read, with its answers for one who may not see everything. */
const READ_PATHS: Record<string, { paths: string[]; status: number }> = {
  '/v1/entities': {
    status: 200,
    paths: [
      '/v1/entities?limit=1',
      '/v1/entities?order=name',
      '/v1/entities?text=zebra',
      '/v1/entities?owner=group:default/zebra-team',
      '/v1/entities?team=group:default/zebra-team',
      '/v1/entities?standard=production&scope=out',
      '/v1/entities?standard=production&check=rotation&status=fail',
      '/v1/entities?capability=golden-path&adoption=left&adoption=unknown&adoption=not-adopted',
      '/v1/entities?gap=no-owner&gap=no-rotation',
    ],
  },
  '/v1/entities/{kind}/{namespace}/{name}': { status: 200, paths: [ENTITY] },
  '/v1/entities/{kind}/{namespace}/{name}/ownership': {
    status: 200,
    paths: [`${ENTITY}/ownership`],
  },
  '/v1/entities/{kind}/{namespace}/{name}/history': {
    status: 200,
    paths: [`${ENTITY}/history`],
  },
  '/v1/overview': { status: 200, paths: ['/v1/overview'] },
  '/v1/adoption': { status: 200, paths: ['/v1/adoption'] },
  '/v1/ownership': { status: 200, paths: ['/v1/ownership'] },
  '/v1/standards/{standard}/trend': {
    status: 403,
    paths: ['/v1/standards/production/trend'],
  },
  '/v1/capabilities/{capability}/trend': {
    status: 403,
    paths: ['/v1/capabilities/golden-path/trend'],
  },
  '/v1/entities/{kind}/{namespace}/{name}/slos': {
    status: 200,
    paths: [`${ENTITY}/slos`],
  },
  '/v1/slos': {
    status: 200,
    paths: [
      '/v1/slos',
      '/v1/slos?order=name&limit=1',
      '/v1/slos?text=zebra',
      '/v1/slos?owner=group:default/zebra-team',
    ],
  },
  '/v1/slo-overview': { status: 200, paths: ['/v1/slo-overview'] },
  '/v1/entities-without-slo': {
    status: 200,
    paths: ['/v1/entities-without-slo?limit=1', '/v1/entities-without-slo'],
  },
  '/v1/slo-documents': { status: 200, paths: ['/v1/slo-documents'] },
  '/v1/entities/{kind}/{namespace}/{name}/governance': {
    status: 200,
    paths: [`${ENTITY}/governance`],
  },
  '/v1/entities/{kind}/{namespace}/{name}/gates': {
    status: 200,
    paths: [`${ENTITY}/gates`],
  },
  '/v1/entities/{kind}/{namespace}/{name}/attestations': {
    status: 200,
    paths: [`${ENTITY}/attestations`],
  },
  '/v1/exemptions': {
    status: 200,
    paths: [
      '/v1/exemptions',
      '/v1/exemptions?limit=1',
      '/v1/exemptions?owner=group:default/zebra-team',
      '/v1/exemptions?entity=component:default/zebra-one',
    ],
  },
  '/v1/exemption-terms': {
    status: 200,
    paths: [
      termsPath('entity', 'component:default/shop'),
      termsPath('owner', 'group:default/team-a'),
    ],
  },
  '/v1/exemption-debt': { status: 200, paths: ['/v1/exemption-debt'] },
  '/v1/standing-changes': { status: 200, paths: ['/v1/standing-changes'] },
  '/v1/gates': { status: 200, paths: ['/v1/gates'] },
  '/v1/gates/{gate}/decisions': {
    status: 200,
    paths: [
      '/v1/gates/release/decisions?limit=1',
      '/v1/gates/release/decisions',
      '/v1/gates/release/decisions?entity=component:default/zebra-one',
    ],
  },
  '/v1/gate-decisions/{id}': { status: 200, paths: ['/v1/gate-decisions/1'] },
  '/v1/follow-ups': { status: 200, paths: ['/v1/follow-ups'] },
  '/v1/new-services': { status: 200, paths: ['/v1/new-services'] },
  '/v1/reviews': {
    status: 200,
    paths: ['/v1/reviews', '/v1/reviews?entity=component:default/zebra-one'],
  },
  '/v1/reviews/{id}': { status: 200, paths: ['/v1/reviews/1'] },
  '/v1/review-figures': { status: 200, paths: ['/v1/review-figures'] },
  '/v1/due-soon': {
    status: 200,
    paths: [
      '/v1/due-soon?days=90&owner=group:default/team-a',
      '/v1/due-soon?days=90&owner=group:default/zebra-team',
    ],
  },
  // An archive, whose test looks into it.
  '/v1/evidence': { status: 200, paths: [] },
  '/v1/documents': { status: 200, paths: ['/v1/documents'] },
  '/health': { status: 200, paths: ['/health'] },
};

function termsPath(scope: string, ref: string, standard = 'production') {
  return `/v1/exemption-terms?scope=${scope}&ref=${ref}&standard=${standard}&check=rotation`;
}

async function store(knex: Knex) {
  await insertFacts(
    knex,
    'component:default/shop',
    {
      'catalog.dependencies': {
        total: 2,
        belowFoundation: [
          'component:default/zebra-one',
          'component:default/basket',
        ],
      },
    },
    { observedAt: NOW, source: 'catalog' },
  );
  await storeSample(knex, [...shown, ...hidden], { publication, now: NOW });
  for (const entity_ref of [
    'component:default/shop',
    'component:default/zebra-one',
  ]) {
    const at = NOW - 3_600_000;
    await insertChange(knex, {
      entity_ref,
      subject: 'production',
      at,
      from_rank: 2,
      to_rank: 0,
      details: { rotation: ['p', 'f'] },
    });
    await insertChange(knex, {
      entity_ref,
      subject_kind: 'capability',
      subject: 'golden-path',
      at,
      details: { 'golden-path': ['a', 'n'] },
    });
  }
  await insertRollUp(knex, {
    day: '2026-10-02',
    subject_kind: 'capability',
    subject: 'golden-path',
    slice: 'all',
    figures: { total: 10, adopted: 1, unknown: 0 },
  });
}

async function storeSlos(knex: Knex) {
  for (const name of ['shop', 'zebra-one']) {
    const slo = sloDefinition(name);
    await insertObjective(knex, `component:default/${name}`, slo, { now: NOW });
  }
  await knex('slos').insert({
    ...{ slo_id: 'lost', name: 'lost', entity_ref: null, service: 'lost' },
    ...{ file: 'lost.yaml', line: 1, last_valid: false, changed_at: NOW },
    definition: JSON.stringify(sloDefinition('lost')),
    unassigned_reason: 'Either component:a/zebra or component:b/zebra',
  });
  await knex('slo_documents').insert({
    ...{ file: 'zebra.yaml', text: '', valid: true, slos: 1, look_at: 0 },
    wanted_by: '[{"kind":"entity","name":"component:default/zebra-one"}]',
    diagnostics: '[]',
    changed_at: NOW,
  });
}

/** The same of an entity that is shown and of one that is not; of the first one everything has the id 1. */
async function storeGovernance(knex: Knex, api: TestApi) {
  for (const name of ['shop', 'zebra-one']) {
    const entityRef = `component:default/${name}`;
    const check = { standard: 'production', check_id: 'rotation' };
    const at = NOW - 86_400_000;
    await insertAttestation(knex, { entity_ref: entityRef, ...check });
    await insertExemption(knex, {
      ...{ scope_ref: entityRef, ...check, reason: `Of ${name}` },
      ends_at: NOW + 86_400_000,
    });
    await insertStandingChange(knex, { entity_ref: entityRef, at });
    await insertStandingChange(knex, {
      ...{ entity_ref: entityRef, at, kind: 'lifecycle', state: 'noted' },
      details: JSON.stringify({ release: 'block' }),
    });
    for (const [path, body] of [
      ['/v1/gates/release/decisions', { entityRef }],
      ['/v1/reviews', { entityRef, gate: 'release', comment: `Of ${name}` }],
      [
        '/v1/gates/release/break-glass',
        { entityRef, reason: `The outage of ${name}` },
      ],
    ] as const) {
      const { status, text } = await api.send('post', path, { body });
      expect([path, status, status === 201 ? '' : text]).toEqual([
        path,
        201,
        '',
      ]);
    }
  }
  await knex('entities').update({ first_seen_at: NOW - 86_400_000 });
}

describe('visibility', () => {
  const databases = TestDatabases.create();

  it('is tested for every path that is read', () => {
    const read = Object.entries(openApiDocument().paths).filter(
      ([, item]) => 'get' in item,
    );
    expect(Object.keys(READ_PATHS).sort()).toEqual(
      read.map(([path]) => path).sort(),
    );
  });

  describe.each(databases.eachSupportedId())('on %s', id => {
    let knex: Knex;
    const catalogEntities: Entity[] = shown.map(({ entity }) => entity);
    const apiFor = (policy: TestPolicy) =>
      TestApi.create({
        ...{ knex, now: NOW, publication, policy, catalogEntities },
        userInfo: mockServices.userInfo.mock({
          getUserInfo: async () => ({
            userEntityRef: 'user:default/mock',
            ownershipEntityRefs: ['group:default/commanders'],
          }),
        }),
      });

    beforeAll(async () => {
      knex = await migratedDatabase(databases, id);
      await store(knex);
      await storeSlos(knex);
      await storeGovernance(knex, await apiFor({}));
    });

    it.each(Object.keys(PARTIAL))(
      'never names a hidden entity anywhere, under %s',
      async name => {
        const api = await apiFor(PARTIAL[name]);
        for (const { paths, status } of Object.values(READ_PATHS)) {
          for (const path of paths) {
            const response = await api.send('get', path);
            expect([path, response.status]).toEqual([path, status]);
            const body = JSON.stringify(
              response.body.error ? {} : response.body,
            );
            expect([path, body]).toEqual([
              path,
              expect.not.stringContaining(MARKER),
            ]);
          }
        }
      },
    );

    it.each(Object.keys(PARTIAL))(
      'never counts a hidden entity anywhere, under %s',
      async name => {
        const api = await apiFor(PARTIAL[name]);
        const list = await api.get<Page<EntityListItem>>(
          '/v1/entities?kind=component&order=name',
        );
        expect(list.items.map(({ entity }) => entity.title)).toEqual([
          'basket',
          'orphan',
          'shop',
        ]);
        expect(list.total).toBe(3);
        const overview = await api.get<Overview>('/v1/overview?kind=component');
        expect(overview).toMatchObject({ figuresOf: 'visible', entities: 3 });
        const production = overview.standards.find(
          ({ standard }) => standard === 'production',
        );
        expect(production).toMatchObject({ total: 3 });
        expect(production?.movers).toHaveLength(1);
        const adoption = await api.get<AdoptionOverview>('/v1/adoption');
        expect(adoption.capabilities[0]).toMatchObject({
          services: { total: 3 },
          change30Days: null,
        });
        expect(adoption.capabilities[0].leavers).toHaveLength(1);
        const ownership = await api.get<OwnershipOverview>('/v1/ownership');
        expect(ownership).toMatchObject({ figuresOf: 'visible', total: 3 });
        const { dependencies, dependents, otherDependencies } = await api.get<{
          dependencies: unknown[];
          dependents: number;
          otherDependencies: number;
        }>(`${ENTITY}/ownership`);
        expect(dependencies).toHaveLength(1);
        expect({ dependents, otherDependencies }).toEqual({
          dependents: 1,
          otherDependencies: 1,
        });
      },
    );

    it.each(Object.keys(PARTIAL))(
      'answers for a hidden entity as for one that does not exist, under %s',
      async name => {
        const api = await apiFor(PARTIAL[name]);
        for (const [method, rest] of [
          ['get', ''],
          ['get', '/ownership'],
          ['get', '/history'],
          ['get', '/governance'],
          ['get', '/gates'],
          ['get', '/attestations'],
          ['post', '/evaluate'],
        ] as const) {
          const one = await api.send(method, HIDDEN + rest);
          const unknown = HIDDEN.replace('zebra-one', 'no-such-one');
          const other = await api.send(method, unknown + rest);
          expect([one.status, other.status]).toEqual([404, 404]);
          expect(one.body.error.message.replace('zebra-one', '')).toBe(
            other.body.error.message.replace('no-such-one', ''),
          );
        }
        expect(api.requested).toEqual([]);
        expect(api.refreshed).toEqual([]);
      },
    );

    it.each(Object.keys(PARTIAL))(
      'tells as little of exempting what is hidden as of what does not exist, under %s',
      async name => {
        const api = await apiFor(PARTIAL[name]);
        for (const [scope, ref, unknown] of [
          ['entity', 'component:default/zebra-one', 'component:default/nobody'],
          ['owner', 'group:default/zebra-team', 'group:default/nobody'],
          ['system', 'system:default/zebra', 'system:default/nobody'],
        ]) {
          for (const standard of ['production', 'no-such-standard']) {
            const one = await api.send('get', termsPath(scope, ref, standard));
            const other = await api.send(
              'get',
              termsPath(scope, unknown, standard),
            );
            expect([ref, one.status, other.status]).toEqual([ref, 404, 404]);
            expect(one.body.error.message.replace(ref, '')).toBe(
              other.body.error.message.replace(unknown, ''),
            );
          }
        }
        const everything = await apiFor({});
        expect(
          (
            await everything.send(
              'get',
              termsPath('owner', 'group:default/zebra-team'),
            )
          ).status,
        ).toBe(200);
      },
    );

    it.each(['catalog.entity.read', 'readiness.entity.read'])(
      'shows nothing at all when %s is denied',
      async permission => {
        const api = await apiFor({ [permission]: DENIED });
        expect(await api.get('/v1/entities')).toEqual({
          items: [],
          total: 0,
          nextCursor: null,
        });
        const overview = await api.get<Overview>('/v1/overview');
        expect(overview).toMatchObject({ figuresOf: 'visible', entities: 0 });
        expect((await api.send('get', ENTITY)).status).toBe(404);
      },
    );

    it('gives figures of the organisation, and trends, to who sees everything', async () => {
      const api = await apiFor({ 'readiness.overview.read': DENIED });
      const overview = await api.get<Overview>('/v1/overview?kind=component');
      expect(overview).toMatchObject({
        figuresOf: 'organisation',
        entities: 5,
      });
      const adoption = await api.get<AdoptionOverview>('/v1/adoption');
      expect(adoption.capabilities[0]).toMatchObject({
        services: { total: 5, adopted: 1, rate: 0.2 },
        change30Days: 0.1,
      });
      expect(
        (await api.send('get', '/v1/standards/production/trend')).status,
      ).toBe(200);
      const { dependencies } = await api.get<{
        dependencies: { entityRef: string }[];
      }>(`${ENTITY}/ownership`);
      expect(dependencies.map(({ entityRef }) => entityRef)).toEqual([
        'component:default/basket',
        'component:default/zebra-one',
      ]);
    });

    it.each(Object.keys(PARTIAL))(
      'lists in facts only entities that may be seen, under %s',
      async name => {
        const dependencies = async (policy: TestPolicy) => {
          const api = await apiFor(policy);
          const { scorecards } = await api.get<EntityReadiness>(ENTITY);
          const facts = scorecards.flatMap(({ results }) =>
            results.flatMap(result => result.facts),
          );
          return facts.find(({ factId }) => factId === 'catalog.dependencies')
            ?.value;
        };
        expect(await dependencies(PARTIAL[name])).toEqual({
          total: 2,
          belowFoundation: ['component:default/basket'],
        });
        expect(await dependencies({})).toMatchObject({
          belowFoundation: [
            'component:default/zebra-one',
            'component:default/basket',
          ],
        });
      },
    );

    it('gives trends to who holds the overview permission, but no more entities', async () => {
      const api = await apiFor({ 'catalog.entity.read': CATALOG_CONDITION });
      const trend = await api.send('get', '/v1/capabilities/golden-path/trend');
      expect(trend.status).toBe(200);
      expect(trend.text).not.toContain(MARKER);
      expect((await api.get<Overview>('/v1/overview')).figuresOf).toBe(
        'visible',
      );
    });

    it('lets services see everything, whatever the policy says about users', async () => {
      const api = await apiFor({
        'catalog.entity.read': DENIED,
        'readiness.entity.read': DENIED,
      });
      const { body } = await api.send('get', '/v1/overview', {
        authorization: mockCredentials.service.header(),
      });
      expect(body).toMatchObject({ figuresOf: 'organisation', entities: 5 });
    });

    it('asks the catalog once for what it shows, not for each page', async () => {
      let streams = 0;
      const api = await TestApi.create({
        knex,
        now: NOW,
        publication,
        policy: { 'catalog.entity.read': CATALOG_CONDITION },
        catalog: {
          async *streamEntities() {
            streams += 1;
            yield catalogEntities;
          },
        },
      });
      await api.get('/v1/overview');
      await api.get('/v1/entities');
      await api.get('/v1/adoption');
      expect(streams).toBe(1);
    });
  });
});
