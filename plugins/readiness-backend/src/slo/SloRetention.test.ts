import {
  createMockDirectory,
  TestDatabases,
} from '@backstage/backend-test-utils';
import { Knex } from 'knex';
import { migratedDatabase } from '../__testUtils__/migratedDatabase';
import { FormulaSource } from './__testUtils__/FormulaSource';
import { emptySloTables, sloDocument, TestSlo } from './__testUtils__/TestSlo';
import { DAY, dayOf } from './slices/sliceDays';

jest.setTimeout(60_000);

const databases = TestDatabases.create({ ids: ['SQLITE_3', 'POSTGRES_18'] });
const NIGHTLY = (start: number) => ({
  part: new Date(start).getUTCHours() === 3 ? 6 : null,
  total: 1000,
});

describe.each(databases.eachSupportedId())('SloRetention on %p', id => {
  const directory = createMockDirectory();
  let knex: Knex;
  let test: TestSlo;

  beforeAll(async () => {
    knex = await migratedDatabase(databases, id);
  });

  beforeEach(async () => {
    await emptySloTables(knex);
    directory.setContent({
      slo: { 'slo.yaml': sloDocument('availability', { window: '30d' }) },
    });
    test = await TestSlo.create(knex, {
      directory,
      sources: [new FormulaSource({ availability: NIGHTLY })],
      settings: { retention: '60 days' },
    });
    await test.insert('cart');
    await test.settle();
  });

  const prune = () =>
    test.slo.retention.prune({ signal: new AbortController().signal });

  /** Refreshes as a backend does that is away for days. */
  async function passDays(days: number) {
    for (let day = 0; day < days; day += 10) {
      test.clock.advance(10 * DAY);
      await test.drain();
    }
  }

  it('forgets who acknowledged a budget as long ago as changes are kept', async () => {
    const of = (objective: string, at: number) => ({
      ...{ entity_ref: 'component:default/cart', slo: 'availability' },
      ...{ objective, at, since: at, by: 'user:default/me', comment: null },
    });
    const now = test.clock.instant;
    await knex('slo_acknowledgements').delete();
    await knex('slo_acknowledgements').insert([
      of('old', now - 401 * DAY),
      of('new', now - 399 * DAY),
    ]);
    await prune();
    expect(await knex('slo_acknowledgements').pluck('objective')).toEqual([
      'new',
    ]);
  });

  it('keeps the totals of days as they were when their slices go', async () => {
    await passDays(20);
    const before = await test.days();
    const objectives = await test.objectives();

    await prune();

    const after = await test.days();
    expect(after.map(row => row.totals)).toEqual(before.map(row => row.totals));
    const compacted = after.filter(({ slices }) => slices === null);
    const today = dayOf(test.clock.instant);
    expect(compacted.length).toBeGreaterThan(15);
    expect(compacted.every(({ day }) => day < today - 31)).toBe(true);

    test.clock.advance(1);
    await test.slo.queue.request((await test.slis()).map(row => row.sli_id));
    await test.drain();
    expect((await test.objectives())[0].attainment).toBe(
      objectives[0].attainment,
    );
  });

  it('deletes days that are older than they are kept', async () => {
    await passDays(60);
    await prune();
    const today = dayOf(test.clock.instant);
    const days = (await test.days()).map(({ day }) => today - day);
    expect(Math.max(...days)).toBe(60);
  });

  it('deletes what no SLO uses any more, after a month', async () => {
    directory.setContent({ slo: { 'slo.yaml': sloDocument('other') } });
    await test.settle();
    await prune();
    expect(await test.slis()).toHaveLength(2);

    test.clock.advance(31 * DAY);
    await prune();
    const [left, ...others] = await test.slis();
    expect(others).toEqual([]);
    expect(
      (await test.days()).every(({ sli_id }) => sli_id === left.sli_id),
    ).toBe(true);
  });

  it('forgets entities that are gone', async () => {
    await knex('entities').delete();
    await prune();
    expect(await knex('slo_facts')).toEqual([]);
  });
});
