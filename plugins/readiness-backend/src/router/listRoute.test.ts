import { TestDatabases } from '@backstage/backend-test-utils';
import {
  EntityListItem,
  Overview,
  AdoptionOverview,
  Page,
} from 'backstage-plugin-readiness-common';
import fc from 'fast-check';
import { Knex } from 'knex';
import { entityOf } from '../__testUtils__/insertRows';
import { migratedDatabase } from '../__testUtils__/migratedDatabase';
import {
  sampleGroup,
  SampleEntity,
  sampleService,
  storeSample,
} from '../__testUtils__/sampleEntities';
import { CATALOG_CONDITION, TestApi } from '../__testUtils__/TestApi';
import { testPublication } from '../__testUtils__/testPublication';

jest.setTimeout(120_000);

const NOW = Date.UTC(2026, 10, 1, 12);
const publication = testPublication();

/** Every mixture of tier, team, facts and template, some of them many times. */
const services: SampleEntity[] = Array.from({ length: 40 }, (_, i) =>
  sampleService(`service-${String(i).padStart(2, '0')}`, {
    tier: i % 5 === 4 ? undefined : i % 5,
    team: ['shop', 'retail', 'bank', undefined][i % 4],
    responders: i % 3 === 0 ? undefined : (i % 3) * 2,
    successRate: i % 7 === 0 ? undefined : 0.9 + (i % 7) / 60,
    template: ['golden', 'jenkins', undefined][i % 3],
    columns: { has_rotation: i % 2 === 0, has_contact: i % 6 !== 0 },
  }),
);
const api = {
  entity: entityOf('orders', { kind: 'API', spec: { owner: 'shop' } }),
  columns: { owner_ref: 'group:default/shop' },
};
const of = (kind: string) => ({ entity: entityOf(`a-${kind}`, { kind }) });
const sample = [
  of('System'),
  of('Location'),
  of('Template'),
  of('User'),
  sampleGroup('retail'),
  sampleGroup('shop', { parent: 'retail' }),
  sampleGroup('bank'),
  api,
  ...services,
];

const RANK = (item: EntityListItem) => item.level?.rank ?? 1_000;

describe('the list of entities', () => {
  const databases = TestDatabases.create();

  describe.each(databases.eachSupportedId())('on %s', id => {
    let knex: Knex;
    let client: TestApi;

    beforeAll(async () => {
      knex = await migratedDatabase(databases, id);
      await storeSample(knex, sample, { publication, now: NOW });
      client = await TestApi.create({ knex, now: NOW, publication });
    });

    type List = Page<EntityListItem>;
    const list = (query: string) => client.get<List>(`/v1/entities?${query}`);

    async function allPages(query: string): Promise<EntityListItem[]> {
      const items = new Array<EntityListItem>();
      let page = await list(query);
      items.push(...page.items);
      while (page.nextCursor) {
        page = await list(`${query}&cursor=${page.nextCursor}`);
        items.push(...page.items);
      }
      return items;
    }

    it.each([
      'limit=1',
      'limit=7',
      'limit=7&order=name',
      'limit=7&standard=production',
      'limit=7&standard=production&order=name',
      'limit=7&standard=apis&scope=out',
    ])('gives every entity once, page by page: %s', async query => {
      const whole = await list(query.replace(/limit=\d+/, 'limit=200'));
      expect(whole.items).toHaveLength(whole.total);
      expect(whole.nextCursor).toBeNull();
      expect(await allPages(query)).toEqual(whole.items);
    });

    it('has the worst first: lowest level, lowest score, most critical tier', async () => {
      const { items } = await list('limit=200');
      const keys = items.map(item => [
        RANK(item),
        item.score ?? 2,
        item.entity.tier ?? 4,
      ]);
      const sorted = [...keys].sort(
        (a, b) => a[0] - b[0] || a[1] - b[1] || a[2] - b[2],
      );
      expect(keys).toEqual(sorted);
      expect(items[items.length - 1].standard).toBeNull();
    });

    it('leaves out people, groups, locations and templates unless they are asked for', async () => {
      const { items, total } = await list('limit=200');
      expect(total).toBe(services.length + 2);
      expect(new Set(items.map(({ entity }) => entity.kind))).toEqual(
        new Set(['api', 'component', 'system']),
      );
      const asked = await list('kind=group&kind=location');
      expect(asked.total).toBe(4);
      const overview = await client.get<Overview>(
        '/v1/overview?kind=group&kind=location',
      );
      expect(overview.entities).toBe(4);
    });

    it.each([
      [
        'Standard',
        `
spec:
  appliesTo: { kind: Group }
  levels: [named]
  checks:
    - id: has-name
      title: It has a name
      category: ownership
      level: named
      rule: entity.metadata.name != ""
`,
      ],
      [
        'Capability',
        `
spec:
  appliesTo: { kind: Group }
  adoptedWhen: fact("chat.channel").value == true
`,
      ],
    ])('lists a group that a %s has in scope', async (kind, spec) => {
      const scoring = testPublication(
        `apiVersion: readiness/v1\nkind: ${kind}\nmetadata: { name: teams, title: Teams }${spec}`,
      );
      const other = await migratedDatabase(databases, id);
      await storeSample(other, sample, { publication: scoring, now: NOW });
      const options = { knex: other, now: NOW, publication: scoring };
      const viewer = await TestApi.create(options);
      const page = await viewer.get<List>('/v1/entities?text=bank');
      expect(page.items).toMatchObject([
        { entity: { entityRef: 'group:default/bank' } },
      ]);
    });

    it('shows the first standard that has an entity in scope, and what fails', async () => {
      const { items } = await list('kind=api');
      expect(items).toMatchObject([
        {
          entity: { entityRef: 'api:default/orders' },
          standard: 'apis',
          level: { name: 'described', rank: 1, of: 1 },
          score: 1,
          known: 1,
          failing: 0,
          gaps: [],
        },
      ]);
    });

    it('says why an entity is out of the scope of a standard', async () => {
      const page = await list('standard=production&scope=out&kind=api');
      expect(page.items).toMatchObject([
        {
          entity: { entityRef: 'api:default/orders' },
          standard: null,
          outOfScope: 'It applies where kind is Component; here kind is API',
        },
      ]);
    });

    it('gives what is asked of each check and capability', async () => {
      const failed = await list(
        'standard=production&check=rotation&status=fail&status=no-data&limit=200',
      );
      expect(failed.total).toBeGreaterThan(0);
      expect(new Set(failed.items.map(({ status }) => status))).toEqual(
        new Set(['fail', 'no-data']),
      );
      const others = await list(
        'capability=golden-path&adoption=not-adopted&limit=200',
      );
      expect(others.items[0]).toMatchObject({
        adoption: 'not-adopted',
        alternative: 'jenkins',
      });
      const levels = await list('standard=production&level=none&limit=200');
      expect(new Set(levels.items.map(RANK))).toEqual(new Set([0]));
    });

    it('takes the same number of queries however many there are', async () => {
      await list('limit=1');
      const one = client.queries;
      await list('limit=200&standard=production&check=rotation&status=fail');
      expect(one).toBe(2);
      expect(client.queries).toBe(2);
      await list('owner=retail');
      expect(client.queries).toBe(3);
    });

    it.each([
      ['cursor=nonsense', 'cursor is not one that this list gave'],
      ['limit=0', 'limit must be >= 1'],
      ['limit=201', 'limit must be <= 200'],
      ['limit=many', 'limit must be integer'],
      ['tier=4', 'tier'],
      ['owner=group:', 'owner must be an entity ref'],
      [
        'order=best',
        'order must be equal to one of the allowed values: worst, name',
      ],
      ['standard=unknown', 'right would be one of apis, production'],
      [
        'standard=production&level=gold',
        'right would be one of none, foundation, professional',
      ],
      [
        'standard=production&check=unknown',
        'check "unknown" is not in production',
      ],
      [
        'standard=production&check=signed',
        'check "signed" of production is off',
      ],
      ['level=foundation', 'level needs standard beside it'],
      ['status=fail', 'status needs check beside it'],
      ['adoption=left', 'adoption needs capability beside it'],
      ['scope=out', 'scope needs standard beside it'],
      ['colour=red', "Unknown query parameter 'colour'"],
      [
        `text=${'x'.repeat(256)}`,
        'text must NOT have more than 255 characters',
      ],
      ['text=%00', 'text must match pattern'],
      [
        Array.from({ length: 51 }, (_, i) => `system=s${i}`).join('&'),
        'system must NOT have more than 50 items',
      ],
    ])('refuses %s and says what would be right', async (query, message) => {
      const { status, body } = await client.send(
        'get',
        `/v1/entities?${query}`,
      );
      expect(status).toBe(400);
      expect(body.error).toMatchObject({
        name: 'InputError',
        message: expect.stringContaining(message),
      });
    });

    it('refuses a cursor of another order', async () => {
      const { nextCursor } = await list('limit=1');
      const { status } = await client.send(
        'get',
        `/v1/entities?order=name&cursor=${nextCursor}`,
      );
      expect(status).toBe(400);
    });

    it('has as many entities as the figures say, for any filter and any viewer', async () => {
      const filters = fc.record({
        tier: fc.subarray(['0', '1', '2', '3', 'undeclared']),
        owner: fc.subarray(['retail', 'shop']),
        team: fc.subarray(['group:default/bank', 'shop', 'none']),
        text: fc.subarray(['service-1'], { maxLength: 1 }),
      });
      let visible: readonly SampleEntity[] = [];
      let time = 0;
      const viewer = await TestApi.create({
        knex,
        now: NOW,
        publication,
        policy: { 'catalog.entity.read': CATALOG_CONDITION },
        catalog: {
          async *streamEntities() {
            yield visible.map(({ entity }) => entity);
          },
        },
        elapsed: () => time,
      });
      await fc.assert(
        fc.asyncProperty(filters, fc.subarray(sample), async (filter, seen) => {
          visible = seen;
          // What the catalog showed before is not kept for so long.
          time += 60_000;
          const query = Object.entries(filter)
            .flatMap(([key, values]) => values.map(value => `${key}=${value}`))
            .join('&');
          const total = async (more: string) =>
            (await viewer.get<List>(`/v1/entities?${query}&${more}`)).total;
          const overview = await viewer.get<Overview>(`/v1/overview?${query}`);
          expect(await total('')).toBe(overview.entities);
          for (const standard of overview.standards) {
            const name = `standard=${standard.standard}`;
            expect(await total(name)).toBe(standard.total);
            for (const { level, count } of standard.byLevel) {
              expect(await total(`${name}&level=${level ?? 'none'}`)).toBe(
                count,
              );
            }
            const [check] = standard.failedChecks;
            for (const [status, count] of Object.entries(check.counts)) {
              expect(
                await total(`${name}&check=${check.checkId}&status=${status}`),
              ).toBe(count);
            }
            const teams = standard.byTeam.map(team => team.total);
            expect(teams.reduce((sum, one) => sum + one, 0)).toBe(
              standard.total,
            );
          }
          const adoption = await viewer.get<AdoptionOverview>(
            `/v1/adoption?${query}`,
          );
          const { services: counted } = adoption.capabilities[0];
          const name = 'capability=golden-path';
          expect(await total(name)).toBe(counted.total);
          expect(await total(`${name}&adoption=adopted`)).toBe(counted.adopted);
          expect(await total(`${name}&adoption=unknown`)).toBe(counted.unknown);
        }),
        { numRuns: 12 },
      );
    });
  });
});
