import { TestDatabases } from '@backstage/backend-test-utils';
import { migratedDatabase } from '../__testUtils__/migratedDatabase';
import { bulkUpsert, BulkTarget } from './bulkUpsert';

jest.setTimeout(60_000);

const databases = TestDatabases.create({ ids: ['SQLITE_3', 'POSTGRES_18'] });

interface Row {
  id: string;
  number: number | null;
  flag: boolean;
  text: string | null;
}

const TARGET: BulkTarget<Row> = {
  table: 'things',
  columns: { id: 'text', number: 'bigint', flag: 'boolean', text: 'text' },
  key: ['id'],
};

describe.each(databases.eachSupportedId())('bulkUpsert on %p', id => {
  async function start() {
    const knex = await migratedDatabase(databases, id);
    await knex.schema.createTable('things', table => {
      table.string('id').primary();
      table.bigInteger('number').nullable();
      table.boolean('flag').notNullable();
      table.text('text').nullable();
    });
    const read = async (): Promise<Row[]> => {
      const rows: Row[] = await knex('things').orderBy('id');
      return rows.map(row => ({
        ...row,
        number: row.number === null ? null : Number(row.number),
        flag: Boolean(row.flag),
      }));
    };
    return { knex, read };
  }

  const awkward: Row[] = [
    {
      id: 'a',
      number: 8_640_000_000_000_000,
      flag: true,
      text: '{"a":"\\"b\\""}',
    },
    { id: 'b', number: null, flag: false, text: null },
    {
      id: "c'?",
      number: -1,
      flag: true,
      text: 'NULL, {x} \\ "y" ünï 🚀 $[0]\n',
    },
    { id: 'd', number: 0, flag: false, text: '' },
  ];

  it('stores every kind of value as it is', async () => {
    const { knex, read } = await start();
    await bulkUpsert(knex, TARGET, [...awkward].reverse());
    expect(await read()).toEqual(awkward);
  });

  it('overwrites rows, all of them or but for some columns, or leaves them alone', async () => {
    const { knex, read } = await start();
    const row = { id: 'a', number: 1, flag: true, text: 'first' };
    await bulkUpsert(knex, TARGET, [row]);
    await bulkUpsert(knex, TARGET, [{ ...row, text: 'second' }], 'ignore');
    expect(await read()).toEqual([row]);
    await bulkUpsert(knex, TARGET, [{ ...row, number: 2, text: 'third' }], {
      keep: ['text'],
    });
    expect(await read()).toEqual([{ ...row, number: 2 }]);
    await bulkUpsert(knex, TARGET, [{ ...row, number: 3, text: 'fourth' }]);
    expect(await read()).toEqual([{ ...row, number: 3, text: 'fourth' }]);
  });

  it('writes thousands of rows in one statement', async () => {
    const { knex, read } = await start();
    let statements = 0;
    knex.on('query', () => {
      statements += 1;
    });
    const rows = Array.from({ length: 20_000 }, (_, i) => ({
      id: String(i).padStart(6, '0'),
      number: i,
      flag: i % 2 === 0,
      text: `row ${i}`,
    }));
    await bulkUpsert(knex, TARGET, rows);
    expect(statements).toBe(1);
    expect(await read()).toEqual(rows);
  });
});
