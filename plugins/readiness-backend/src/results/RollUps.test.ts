import {
  createMockDirectory,
  TestDatabases,
} from '@backstage/backend-test-utils';
import fc from 'fast-check';
import {
  component,
  RUNS_STANDARD,
  TestStages,
} from '../__testUtils__/TestStages';
import { migratedDatabase } from '../__testUtils__/migratedDatabase';
import {
  CapabilityFigures,
  DbRollUpsRow,
  StandardFigures,
} from '../database/tables';
import { countCapability, countStandard } from './countRollUps';

jest.setTimeout(60_000);

const databases = TestDatabases.create({ ids: ['SQLITE_3', 'POSTGRES_18'] });
const DAY = 86_400_000;

const GOLDEN = `
apiVersion: readiness/v1
kind: Capability
metadata: { name: golden-path, title: Golden path }
spec:
  appliesTo: { kind: Component }
  adoptedWhen: fact("ci.template").value == "golden"
`;

const standing = fc.record({
  entityRef: fc.string(),
  tier: fc.constantFrom(0, 1, 2, 3, null),
  team: fc.constantFrom('group:default/a', 'group:default/b', null),
});

const scorecards = fc
  .array(
    fc.tuple(
      standing,
      fc.nat(2),
      fc.option(fc.integer({ min: 0, max: 1_000_000 })),
    ),
  )
  .map(rows =>
    rows.map(([row, level_rank, score]) => ({
      ...row,
      level_rank,
      score,
      statuses: 'pwfdex'.slice(level_rank, level_rank + 2),
    })),
  );

function sumOf(
  slices: ReadonlyMap<string, StandardFigures>,
  prefix: string,
): Pick<StandardFigures, 'byRank' | 'buckets'> {
  const sum = { byRank: [0, 0, 0], buckets: [0, 0, 0, 0, 0, 0] };
  for (const [slice, { byRank, buckets }] of slices) {
    if (slice.startsWith(prefix)) {
      byRank.forEach((count, rank) => (sum.byRank[rank] += count));
      buckets.forEach((count, bucket) => (sum.buckets[bucket] += count));
    }
  }
  return sum;
}

describe('countStandard', () => {
  const levels = ['foundation', 'advanced'];

  it('adds up: tiers and teams sum to all, and each entity is counted once', () => {
    fc.assert(
      fc.property(scorecards, rows => {
        const slices = countStandard(rows, { levels, checks: [] }, []);
        const all = sumOf(slices, 'all');
        expect(sumOf(slices, 'tier:')).toEqual(all);
        expect(sumOf(slices, 'team:')).toEqual(all);
        expect(all.byRank.reduce((a, b) => a + b)).toBe(rows.length);
        expect(all.buckets.reduce((a, b) => a + b)).toBe(rows.length);
      }),
    );
  });

  it.each([
    [null, 0],
    [0, 1],
    [199_999, 1],
    [200_000, 2],
    [999_999, 5],
    [1_000_000, 5],
  ])('puts the score %p into bucket %p', (score, bucket) => {
    const row = {
      entityRef: 'a',
      tier: 1,
      team: null,
      level_rank: 0,
      statuses: '',
    };
    const slices = countStandard(
      [{ ...row, score }],
      { levels, checks: [] },
      [],
    );
    expect(slices.get('all')?.buckets[bucket]).toBe(1);
  });
});

describe('countCapability', () => {
  it('adds up over tiers and teams, and counts nothing out of scope', () => {
    const adoptions = fc
      .array(fc.tuple(standing, fc.constantFrom(...'anuANU.')))
      .map(rows => rows.map(([row, letter]) => ({ ...row, letter })));
    fc.assert(
      fc.property(adoptions, rows => {
        const slices = countCapability(rows);
        const inScope = rows.filter(({ letter }) => letter !== '.').length;
        for (const prefix of ['all', 'tier:', 'team:']) {
          const parts = [...slices].flatMap(([slice, figures]) =>
            slice.startsWith(prefix) ? [figures] : [],
          );
          const sum = (key: 'total' | 'adopted' | 'unknown') =>
            parts.reduce((count, part) => count + part[key], 0);
          expect(sum('total')).toBe(inScope);
          expect(sum('adopted')).toBe(
            rows.filter(({ letter }) => 'aA'.includes(letter)).length,
          );
          expect(sum('unknown')).toBe(
            rows.filter(({ letter }) => 'uU'.includes(letter)).length,
          );
        }
      }),
    );
  });
});

describe.each(databases.eachSupportedId())('RollUps on %p', id => {
  const directory = createMockDirectory({
    content: { 'runs.yaml': RUNS_STANDARD, 'golden.yaml': GOLDEN },
  });

  async function start() {
    const knex = await migratedDatabase(databases, id);
    const test = await TestStages.create(knex, { directory });
    test.catalog = [
      component('a', {
        metadata: { name: 'a', etag: '1', labels: { tier: '1' } },
      }),
      component('b', {
        metadata: { name: 'b', etag: '1', labels: { tier: '1' } },
      }),
      component('c', { relations: [] }),
    ];
    await test.settle();
    await test.push('a', 'ci.runs', 12);
    await test.push('a', 'ci.template', 'golden');
    await test.push('b', 'ci.template', 'other');
    await test.drain();
    return test;
  }

  async function figures(test: TestStages) {
    const rows = await test.knex<DbRollUpsRow>('roll_ups');
    return new Map(
      rows.map(row => [
        `${row.day} ${row.subject} ${row.slice}`,
        JSON.parse(row.figures) as StandardFigures & CapabilityFigures,
      ]),
    );
  }

  it('counts the day by standard, capability, tier and team', async () => {
    const test = await start();
    await test.stages.rollUps.count();
    const counted = await figures(test);
    expect(counted.get('2026-11-02 runs all')).toEqual({
      byRank: [2, 1],
      buckets: [2, 0, 0, 0, 0, 1],
      checks: { 'enough-runs': [1, 0, 0, 2, 0] },
    });
    expect(counted.get('2026-11-02 runs tier:1')).toMatchObject({
      byRank: [1, 1],
    });
    expect(counted.get('2026-11-02 runs tier:undeclared')).toMatchObject({
      byRank: [1, 0],
    });
    expect(counted.get('2026-11-02 runs team:none')).toMatchObject({
      byRank: [1, 0],
    });
    expect(counted.get('2026-11-02 golden-path all')).toEqual({
      total: 3,
      adopted: 1,
      unknown: 1,
      teams: { total: 1, all: 0, some: 1, none: 0 },
    });
  });

  it('writes only what differs, drops empty slices, and leaves earlier days alone', async () => {
    const test = await start();
    await expect(test.stages.rollUps.count()).resolves.toBeGreaterThan(0);
    await expect(test.stages.rollUps.count()).resolves.toBe(0);
    const first = await figures(test);
    test.clock.advance(DAY);
    await test.stages.rollUps.count();
    test.catalog[2] = component('c', { metadata: { name: 'c', etag: '2' } });
    await test.settle();
    await test.stages.rollUps.count();
    const counted = await figures(test);
    expect(counted.has('2026-11-03 runs team:none')).toBe(false);
    expect(
      counted.get('2026-11-03 runs team:group:default/shop'),
    ).toMatchObject({ byRank: [2, 1] });
    for (const [key, value] of first) {
      expect(counted.get(key)).toEqual(value);
    }
  });

  it('counts at the beginning of a day and every 15 minutes', async () => {
    const test = await start();
    const count = jest.spyOn(test.stages.rollUps, 'count');
    const minutes = [0, 14, 15, 29, 30, 14 * 60 + 29, 14 * 60 + 30];
    const begin = test.clock.instant;
    const counts = new Array<number>();
    for (const minute of minutes) {
      test.clock.instant = begin + minute * 60_000;
      await test.push('a', 'ci.runs', minute);
      await test.push('b', 'ci.runs', 30 - minute);
      await test.drain();
      await test.stages.rollUps.countWhenDue();
      counts.push(count.mock.calls.length);
    }
    expect(counts).toEqual([1, 1, 2, 2, 3, 4, 5]);
  });

  it('keeps changes and daily figures as long as configured', async () => {
    const test = await start();
    await test.stages.rollUps.count();
    const { signal } = new AbortController();
    const rows = async () => [
      (await test.changes()).length,
      (await test.knex<DbRollUpsRow>('roll_ups')).length,
    ];
    const [changes, rollUps] = await rows();
    test.clock.advance(400 * DAY);
    await test.stages.retention.prune({ signal });
    expect(await rows()).toEqual([changes, rollUps]);
    test.clock.advance(1);
    await test.stages.retention.prune({ signal });
    expect(await rows()).toEqual([0, rollUps]);
    test.clock.advance(401 * DAY);
    await test.stages.retention.prune({ signal });
    expect(await rows()).toEqual([0, 0]);
  });
});
