import { TestDatabases } from '@backstage/backend-test-utils';
import fc from 'fast-check';
import { Knex } from 'knex';
import {
  byCodePoint,
  gathered,
  jsonLists,
  jsonRows,
  whereInList,
  whereOneOf,
} from './dialect';

jest.setTimeout(60_000);

describe('the two dialects', () => {
  const databases = TestDatabases.create();

  describe.each(databases.eachSupportedId())('on %s', id => {
    let knex: Knex;

    beforeAll(async () => {
      knex = await databases.init(id);
      await knex.schema.createTable('texts', table => {
        table.text('value');
        table.text('json');
      });
    });

    beforeEach(async () => {
      await knex('texts').delete();
    });

    const values = async (query: Knex.QueryBuilder) => {
      const rows: { value: string }[] = await query.select('value');
      return rows.map(({ value }) => value).sort();
    };

    it('find exactly the listed values, whatever characters they have', async () => {
      const texts = fc.uniqueArray(
        fc.oneof(
          fc.constantFrom(
            '"',
            '\\',
            '{',
            '}',
            ',',
            '\n',
            'NULL',
            '',
            ' ',
            '\\"',
          ),
          fc.string({ maxLength: 5 }).map(text => text.replace(/\0/g, '0')),
        ),
        { minLength: 1, maxLength: 8 },
      );
      await fc.assert(
        fc.asyncProperty(texts, fc.nat(8), async (all, count) => {
          await knex('texts').delete();
          await knex('texts').insert(all.map(value => ({ value })));
          const listed = all.slice(0, count);
          const query = knex('texts');
          whereInList(query, knex, 'value', listed);
          expect(await values(query)).toEqual([...listed].sort());
        }),
        { numRuns: 60 },
      );
    });

    it('find nothing in an empty list', async () => {
      await knex('texts').insert({ value: 'a' });
      const inList = knex('texts');
      whereInList(inList, knex, 'value', []);
      const oneOf = knex('texts');
      whereOneOf(oneOf, 'value', []);
      expect([await values(inList), await values(oneOf)]).toEqual([[], []]);
    });

    it('gather rows as objects and as lists, with JSON inside', async () => {
      await knex('texts').insert({ value: 'a"b', json: '{"c":[1,null]}' });
      const columns = { value: 'value', json: 'json' };
      const objects = jsonRows(knex, { columns, json: ['json'] });
      const lists = jsonLists(knex, ['value', 'length(value)']);
      const [row] = await knex('texts').select(
        knex.raw(`${objects} as objects`),
        knex.raw(`${lists} as lists`),
      );
      expect(gathered(row.objects)).toEqual([
        { value: 'a"b', json: { c: [1, null] } },
      ]);
      expect(gathered(row.lists)).toEqual([['a"b', 3]]);
      await knex('texts').delete();
      const [none] = await knex('texts').select(knex.raw(`${lists} as lists`));
      expect(gathered(none.lists)).toEqual([]);
    });

    it('order by code point', async () => {
      const expected = ['A', 'Z', '_', 'a', 'b', 'é'];
      await knex('texts').insert(
        [...expected].reverse().map(value => ({ value })),
      );
      const rows = await knex('texts')
        .select('value')
        .orderByRaw(byCodePoint(knex, 'value'));
      expect(rows.map(({ value }) => value)).toEqual(expected);
    });
  });
});
