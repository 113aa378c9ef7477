import { Knex } from 'knex';
import { nowExpression } from '../database/dialect';
import { Visibility, whereVisible } from '../permissions/Visibility';
import { ResolvedFilter, whereFilter } from './entityFilter';

/**
 * How many entities a viewer may see, and the database's time, in one query.
 * @internal
 */
export async function readTotal(options: {
  readonly knex: Knex;
  readonly filter: ResolvedFilter;
  readonly visibility: Visibility;
}): Promise<{ total: number; now: number }> {
  const { knex, filter, visibility } = options;
  const query = knex('entities').select<
    { total: number | string; now: number | string }[]
  >(knex.raw('count(*) as total'), knex.raw(`${nowExpression(knex)} as now`));
  whereFilter(query, filter, knex);
  whereVisible(query, visibility, knex);
  const [row] = await query;
  return { total: Number(row.total), now: Number(row.now) };
}
