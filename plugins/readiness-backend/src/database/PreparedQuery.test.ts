import { TestDatabases } from '@backstage/backend-test-utils';
import knexFactory, { Knex } from 'knex';
import { entityOf, insertEntity } from '../__testUtils__/insertRows';
import { migratedDatabase } from '../__testUtils__/migratedDatabase';
import { isPostgres } from './dialect';
import { PreparedQuery } from './PreparedQuery';

jest.setTimeout(60_000);

const databases = TestDatabases.create({ ids: ['SQLITE_3', 'POSTGRES_18'] });

const titleOf = () =>
  new PreparedQuery<{ title: string | null }, { ref: string; most: number }>(
    (knex, value) =>
      knex('entities')
        .select('title')
        .where('entity_ref', value('ref'))
        .whereRaw('? < ?', [0, value('most')])
        .limit(10),
  );

const REF = 'component:default/cart';

describe.each(databases.eachSupportedId())('PreparedQuery on %p', id => {
  let knex: Knex;

  beforeAll(async () => {
    knex = await migratedDatabase(databases, id);
    await insertEntity(knex, entityOf('cart'), { title: 'Cart' });
    await insertEntity(knex, entityOf('pay'), { title: 'Pay' });
  });

  it('is built once and takes other values each time', async () => {
    const build = jest.fn((db: Knex, value: (name: 'ref') => Knex.Raw) =>
      db('entities').select('title').where('entity_ref', value('ref')),
    );
    const query = new PreparedQuery<{ title: string }, { ref: string }>(build);
    const titles = new Array<string>();
    for (const name of ['cart', 'pay', 'cart', 'unknown']) {
      const rows = await query.rows(knex, { ref: `component:default/${name}` });
      titles.push(...rows.map(({ title }) => title));
    }
    expect(titles).toEqual(['Cart', 'Pay', 'Cart']);
    expect(build).toHaveBeenCalledTimes(1);
  });

  it('keeps its other values in their places', async () => {
    const query = titleOf();
    expect(await query.rows(knex, { ref: REF, most: 1 })).toHaveLength(1);
    expect(await query.rows(knex, { ref: REF, most: 0 })).toHaveLength(0);
  });

  it('can be narrowed further', async () => {
    const builder = titleOf().builder(knex, { ref: REF, most: 1 });
    expect(await builder.clone()).toHaveLength(1);
    expect(await builder.andWhere('title', 'Basket')).toHaveLength(0);
  });

  it('fails as other queries do', async () => {
    const query = new PreparedQuery<{}, {}>(db => db('nothing_of_the_kind'));
    await expect(query.rows(knex, {})).rejects.toMatchObject({
      message: expect.stringContaining('nothing_of_the_kind'),
    });
  });

  it('goes on where what was prepared is lost, as behind a pooler', async () => {
    if (!isPostgres(knex)) {
      return;
    }
    const { client, connection } = knex.client.config;
    const pooled = knexFactory({
      client,
      connection,
      pool: { min: 1, max: 1 },
    });
    try {
      const query = titleOf();
      const read = () => query.rows(pooled, { ref: REF, most: 1 });
      expect(await read()).toEqual([{ title: 'Cart' }]);
      await pooled.raw('deallocate all');
      expect(await read()).toEqual([{ title: 'Cart' }]);
      expect(await read()).toEqual([{ title: 'Cart' }]);
    } finally {
      await pooled.destroy();
    }
  });
});
