import { TestDatabases } from '@backstage/backend-test-utils';
import {
  AdoptionOverview,
  EntityListItem,
  Overview,
  OwnershipOverview,
  Page,
  Trend,
} from 'backstage-plugin-readiness-common';
import { Knex } from 'knex';
import {
  insertChange,
  insertRevision,
  insertRollUp,
} from '../__testUtils__/insertRows';
import { emptyTables } from '../__testUtils__/emptyTables';
import { migratedDatabase } from '../__testUtils__/migratedDatabase';
import {
  sampleGroup,
  SampleEntity,
  sampleService,
  storeSample,
} from '../__testUtils__/sampleEntities';
import { TestApi } from '../__testUtils__/TestApi';
import { testPublication } from '../__testUtils__/testPublication';

jest.setTimeout(60_000);

const NOW = Date.UTC(2026, 10, 1, 12);
const DAY = 86_400_000;
const publication = testPublication();

const sample: SampleEntity[] = [
  sampleGroup('retail'),
  sampleGroup('shop', { parent: 'retail' }),
  sampleService('best', {
    tier: 0,
    team: 'shop',
    responders: 4,
    successRate: 0.99,
    template: 'golden',
  }),
  sampleService('middle', {
    tier: 1,
    team: 'retail',
    responders: 4,
    successRate: 0.5,
    template: 'jenkins',
  }),
  sampleService('unknown', { tier: 3, team: 'shop' }),
  sampleService('lost', {
    template: 'jenkins',
    columns: { owner_ref: 'group:default/gone', owner_state: 'missing' },
  }),
];

describe('the routes of figures', () => {
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

    const production = (overview: Overview) =>
      overview.standards.find(({ standard }) => standard === 'production');

    it('count levels, scores, tiers, teams and checks', async () => {
      const overview = await api.get<Overview>('/v1/overview');
      expect(overview).toMatchObject({
        figuresOf: 'organisation',
        at: '2026-11-01T12:00:00.000Z',
        entities: 4,
      });
      expect(production(overview)).toMatchObject({
        total: 4,
        byLevel: [
          { level: null, count: 2 },
          { level: 'foundation', count: 1 },
          { level: 'professional', count: 1 },
        ],
        buckets: [
          { label: 'Not assessed', count: 0 },
          { label: '0 to 20 %', count: 2 },
          { label: '20 to 40 %', count: 0 },
          { label: '40 to 60 %', count: 0 },
          { label: '60 to 80 %', count: 1 },
          { label: '80 to 100 %', count: 1 },
        ],
        byTier: [
          { tier: 0, total: 1, byLevel: [0, 0, 1] },
          { tier: 1, total: 1, byLevel: [0, 1, 0] },
          { tier: 3, total: 1, byLevel: [1, 0, 0] },
          { tier: null, total: 1, byLevel: [1, 0, 0] },
        ],
        byTeam: [
          { team: 'group:default/shop', total: 2, byLevel: [1, 0, 1] },
          { team: 'group:default/gone', total: 1, byLevel: [1, 0, 0] },
          { team: 'group:default/retail', total: 1, byLevel: [0, 1, 0] },
        ],
        failedChecks: [
          {
            checkId: 'pipeline',
            counts: { pass: 1, warn: 0, fail: 1, 'no-data': 2, error: 0 },
          },
          { checkId: 'declares-lifecycle', counts: { pass: 4 } },
          { checkId: 'rotation', counts: { pass: 2, 'no-data': 2 } },
        ],
        off: [{ checkId: 'signed' }],
      });
    });

    it.each([
      ['owner=shop', 2],
      ['owner=group:default/retail', 3],
      ['team=retail', 1],
      ['team=none', 0],
      ['tier=0&tier=undeclared', 2],
      ['kind=Component&type=SERVICE', 4],
      ['lifecycle=production&text=EST', 1],
      ['text=%25', 0],
      ['system=no-such-system', 0],
    ])('count what the filter %s names', async (filter, total) => {
      const overview = await api.get<Overview>(`/v1/overview?${filter}`);
      expect(production(overview)?.total).toBe(total);
      const list = await api.get<Page<EntityListItem>>(
        `/v1/entities?standard=production&${filter}`,
      );
      expect(list.total).toBe(total);
      const adoption = await api.get<AdoptionOverview>(
        `/v1/adoption?${filter}`,
      );
      expect(adoption.capabilities[0].services.total).toBe(total);
    });

    it('name who moved a level within 7 days, each once from first to last', async () => {
      const change = (name: string, days: number, from: number, to: number) =>
        insertChange(knex, {
          entity_ref: `component:default/${name}`,
          subject: 'production',
          at: NOW - days * DAY,
          from_rank: from,
          to_rank: to,
        });
      await change('best', 8, 0, 2);
      await change('best', 3, 1, 0);
      await change('best', 2, 0, 2);
      await change('middle', 2, 1, 2);
      await change('middle', 1, 2, 1);
      const overview = await api.get<Overview>('/v1/overview');
      expect(production(overview)?.movers).toEqual([
        {
          entityRef: 'component:default/best',
          title: 'best',
          fromLevel: 'foundation',
          toLevel: 'professional',
          fromRank: 1,
          toRank: 2,
          at: new Date(NOW - 2 * DAY).toISOString(),
        },
      ]);
    });

    it('count adoption by service, team and tier, with who is missing first by tier', async () => {
      const overview = await api.get<AdoptionOverview>('/v1/adoption');
      expect(overview.capabilities).toMatchObject([
        {
          capability: 'golden-path',
          owner: 'group:default/platform',
          services: {
            total: 4,
            adopted: 1,
            notAdopted: 2,
            unknown: 1,
            rate: 0.25,
          },
          teams: { total: 3, all: 0, some: 1, none: 2, rate: 0 },
          target: { date: '2030-03-31', services: 0.6, teams: null },
          change30Days: null,
          byTier: [
            { tier: 0, total: 1, adopted: 1, unknown: 0 },
            { tier: 1, total: 1, adopted: 0, unknown: 0 },
            { tier: 3, total: 1, adopted: 0, unknown: 1 },
            { tier: null, total: 1, adopted: 0, unknown: 0 },
          ],
          notAdopted: [
            {
              entity: { title: 'middle', tier: 1 },
              status: 'not-adopted',
              alternative: 'jenkins',
            },
            { entity: { title: 'unknown', tier: 3 }, status: 'unknown' },
            { entity: { title: 'lost', tier: null }, status: 'not-adopted' },
          ],
          leavers: [],
        },
      ]);
    });

    it('tell the change against the stored figures of 30 days ago, of the same slice', async () => {
      const rollUp = (day: string, slice: string, adopted: number) =>
        insertRollUp(knex, {
          day,
          subject_kind: 'capability',
          subject: 'golden-path',
          slice,
          figures: { total: 10, adopted, unknown: 0 },
        });
      await rollUp('2026-09-30', 'all', 9);
      await rollUp('2026-10-01', 'all', 4);
      await rollUp('2026-10-03', 'all', 8);
      await rollUp('2026-10-02', 'tier:0', 7);
      await rollUp('2026-10-02', 'team:group:default/shop', 1);
      const changeOf = async (filter: string) => {
        const adoption = await api.get<AdoptionOverview>(
          `/v1/adoption${filter}`,
        );
        return adoption.capabilities[0].change30Days;
      };
      expect(await changeOf('')).toBe(-0.15);
      expect(await changeOf('?tier=0')).toBe(0.3);
      expect(await changeOf('?team=Shop')).toBe(0.4);
      expect(await changeOf('?tier=1')).toBeNull();
      expect(await changeOf('?kind=component')).toBeNull();
    });

    it('name who left, but not whose data is gone, and list the same', async () => {
      const left = (name: string, days: number, after: string) =>
        insertChange(knex, {
          entity_ref: `component:default/${name}`,
          subject_kind: 'capability',
          subject: 'golden-path',
          at: NOW - days * DAY,
          details: { 'golden-path': ['A', after] },
        });
      await left('middle', 20, 'u');
      await left('middle', 10, 'n');
      await left('unknown', 5, 'u');
      await left('best', 3, 'n');
      await left('lost', 100, 'n');
      const adoption = await api.get<AdoptionOverview>('/v1/adoption');
      expect(adoption.capabilities[0].leavers).toEqual([
        {
          entityRef: 'component:default/middle',
          title: 'middle',
          at: new Date(NOW - 10 * DAY).toISOString(),
        },
      ]);
      const list = await api.get<Page<EntityListItem>>(
        '/v1/entities?capability=golden-path&adoption=left',
      );
      expect(list.items.map(({ entity }) => entity.title)).toEqual(['middle']);
    });

    it('count what is missing in ownership, and list the same', async () => {
      const overview = await api.get<OwnershipOverview>('/v1/ownership');
      expect(overview).toMatchObject({
        total: 4,
        gaps: [
          { gap: 'no-owner', count: 0 },
          {
            gap: 'owner-missing',
            count: 1,
            byTier: [{ tier: null, count: 1 }],
          },
          { gap: 'owner-not-a-group', count: 0 },
          { gap: 'no-contact', count: 0 },
          { gap: 'no-rotation', count: 0 },
          { gap: 'no-tier', count: 1 },
        ],
        byTeam: [
          { team: 'group:default/shop', total: 2, withGaps: 0 },
          { team: 'group:default/gone', total: 1, withGaps: 1 },
          { team: 'group:default/retail', total: 1, withGaps: 0 },
        ],
      });
      for (const { gap, count } of overview.gaps) {
        const list = await api.get<Page<EntityListItem>>(
          `/v1/entities?gap=${gap}`,
        );
        expect([gap, list.total]).toEqual([gap, count]);
      }
    });

    it('give the stored days of a standard and of a capability, with marks for revisions', async () => {
      for (const day of ['2026-07-01', '2026-10-30', '2026-10-31']) {
        await insertRollUp(knex, {
          day,
          subject_kind: 'standard',
          subject: 'production',
          slice: 'all',
          figures: { byRank: [1, 2, 3], buckets: [] },
        });
        await insertRollUp(knex, {
          day,
          subject_kind: 'capability',
          subject: 'golden-path',
          slice: 'team:group:default/shop',
          figures: { total: 4, adopted: 2, unknown: 1 },
        });
      }
      await insertRevision(knex, {
        publishedAt: NOW - DAY,
        text: 'standard production changed',
      });
      await insertRevision(knex, { publishedAt: NOW - DAY / 2, text: '' });
      expect(
        await api.get<Trend>('/v1/standards/production/trend?days=30'),
      ).toEqual({
        subjectKind: 'standard',
        subject: 'production',
        slice: 'all',
        levels: ['foundation', 'professional'],
        points: [
          { day: '2026-10-30', byRank: [1, 2, 3], revision: 1 },
          { day: '2026-10-31', byRank: [1, 2, 3], revision: 1 },
        ],
        revisions: [
          {
            day: '2026-10-31',
            revision: expect.any(Number),
            summary: 'standard production changed',
          },
        ],
      });
      const trend = await api.get<Trend>(
        '/v1/capabilities/golden-path/trend?days=400&slice=team:group:default/shop',
      );
      expect(trend.points).toHaveLength(3);
      expect(trend.points[0]).toEqual({
        day: '2026-07-01',
        total: 4,
        adopted: 2,
        unknown: 1,
        revision: 1,
      });
      const unknown = await api.send('get', '/v1/standards/no-such/trend');
      expect(unknown.status).toBe(404);
    });

    it('answer 304 while the figures stay the same, whatever the time', async () => {
      const { headers } = await api.send('get', '/v1/overview');
      const later = await TestApi.create({
        knex,
        now: NOW + 60_000,
        publication,
      });
      const again = await later.send('get', '/v1/overview', {
        headers: { 'If-None-Match': headers.etag },
      });
      expect(again.status).toBe(304);
    });

    it.each([
      ['/v1/overview', 3],
      ['/v1/overview?owner=retail', 4],
      ['/v1/adoption', 5],
      ['/v1/ownership', 1],
      ['/v1/standards/production/trend', 2],
    ])(
      'take as many queries for %s, however many entities there are',
      async (path, queries) => {
        await api.get(path);
        expect(api.queries).toBe(queries);
        const more = sample.flatMap(({ entity, ...rest }) =>
          entity.kind === 'Component'
            ? [
                {
                  ...rest,
                  entity: {
                    ...entity,
                    metadata: {
                      ...entity.metadata,
                      name: `${entity.metadata.name}-too`,
                    },
                  },
                },
              ]
            : [],
        );
        await storeSample(knex, more, { publication, now: NOW });
        await api.get(path);
        expect(api.queries).toBe(queries);
      },
    );

    it('answer before anything is published', async () => {
      api = await TestApi.create({ knex, now: NOW });
      expect((await api.get<Overview>('/v1/overview')).standards).toEqual([]);
      expect(
        (await api.get<AdoptionOverview>('/v1/adoption')).capabilities,
      ).toEqual([]);
      expect((await api.get<Page<unknown>>('/v1/entities')).total).toBe(4);
    });
  });
});
