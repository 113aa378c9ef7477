import {
  createMockDirectory,
  TestDatabases,
} from '@backstage/backend-test-utils';
import { migratedDatabase } from '../__testUtils__/migratedDatabase';
import { FormulaSource } from './__testUtils__/FormulaSource';
import { sloDocument, TestSlo } from './__testUtils__/TestSlo';

jest.setTimeout(60_000);

const databases = TestDatabases.create({ ids: ['SQLITE_3', 'POSTGRES_18'] });

describe.each(databases.eachSupportedId())('SLOs on %p', id => {
  const directory = createMockDirectory();

  it('counts an objective from its source, as by hand', async () => {
    const knex = await migratedDatabase(databases, id);
    const source = new FormulaSource({
      availability: start => ({
        part: new Date(start).getUTCHours() === 3 ? 6 : 0,
        total: 1000,
      }),
    });
    directory.setContent({ slo: { 'a.yaml': sloDocument('availability') } });
    const test = await TestSlo.create(knex, { directory, sources: [source] });
    await test.insert('cart');

    await test.settle();

    const [row] = await test.objectives();
    expect(row).toMatchObject({
      entity_ref: 'component:default/cart',
      state: 'ok',
      coverage: 1,
      alert: null,
    });
    // 12 of 288 slices a day with 6 of 1000: 0.00025 of all.
    expect(row.attainment).toBeCloseTo(0.99975, 12);
    expect(row.budget_remaining).toBeCloseTo(0.75, 9);
  });
});
