import {
  createMockDirectory,
  TestDatabases,
} from '@backstage/backend-test-utils';
import { Knex } from 'knex';
import { migratedDatabase } from '../../__testUtils__/migratedDatabase';
import { FormulaSource } from '../__testUtils__/FormulaSource';
import {
  countQueries,
  emptySloTables,
  sloDocument,
  TestSlo,
} from '../__testUtils__/TestSlo';
import { DAY } from '../slices/sliceDays';

jest.setTimeout(60_000);

const databases = TestDatabases.create({ ids: ['SQLITE_3', 'POSTGRES_18'] });

describe.each(databases.eachSupportedId())('facts about SLOs on %p', id => {
  const directory = createMockDirectory();
  let knex: Knex;
  let test: TestSlo;

  beforeAll(async () => {
    knex = await migratedDatabase(databases, id);
  });

  beforeEach(async () => {
    await emptySloTables(knex);
    directory.setContent({
      slo: { 'slo.yaml': sloDocument('availability') },
    });
    test = await TestSlo.create(knex, {
      directory,
      sources: [
        new FormulaSource({
          availability: start => ({
            part: (start / 300_000) % 7 === 0 ? 2 : 0,
            total: 1000,
          }),
        }),
      ],
    });
    await test.insert('cart');
    await test.insert('shop');
    await test.insert('team', { kind: 'Group' });
  });

  it('tell where objectives stand, and of other entities that they have none', async () => {
    await test.settle();
    expect(await test.facts('component:default/cart')).toMatchObject({
      'slo.objectives': {
        value: { count: 1, worst: 'ok', met: true, budgetRemaining: 0.71 },
        provenance: 'measured',
        freshFor: DAY,
      },
      'slo/availability': {
        value: {
          state: 'ok',
          met: true,
          target: 0.999,
          budgetRemaining: 0.71,
          alert: null,
          coverage: 1,
        },
      },
    });
    expect(await test.facts('component:default/shop')).toEqual({
      'slo.objectives': expect.objectContaining({ none: true }),
      'slo.policy': expect.objectContaining({ none: true }),
    });
    expect(await test.facts('group:default/team')).toEqual({});
  });

  it('are written again only when they differ, or every six hours', async () => {
    await test.settle();
    const facts = () => knex('facts').orderBy('entity_ref');
    const before = await facts();
    for (let refresh = 0; refresh < 3; refresh++) {
      test.clock.advance(6 * 60_000);
      await test.settle();
    }
    expect(await facts()).toEqual(before);

    test.clock.advance(6 * 3_600_000);
    await test.settle();
    const [cart, shop] = await facts();
    expect(cart.updated_at).not.toEqual(before[0].updated_at);
    expect(shop).toEqual(before[1]);
  });

  it('say every day that there is none, in a few queries, however many entities there are', async () => {
    await test.settle();
    const now = test.clock.instant;
    await expect(
      countQueries(knex, async () => test.slo.facts.reportNone(now)),
    ).resolves.toBe(1);
    for (let index = 0; index < 30; index++) {
      await test.insert(`more-${index}`);
    }
    await expect(test.slo.facts.reportNone(now)).resolves.toBe(30);
    await expect(test.slo.facts.reportNone(now)).resolves.toBe(0);
    await expect(test.slo.facts.reportNone(now + DAY)).resolves.toBe(31);
  });
});
