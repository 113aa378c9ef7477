import { Knex } from 'knex';
import { Visibility, whereVisible } from '../permissions/Visibility';
import { ResolvedFilter, whereFilter } from './entityFilter';

/**
 * How many entities a viewer may see.
 * @internal
 */
export async function readTotal(options: {
  readonly knex: Knex;
  readonly filter: ResolvedFilter;
  readonly visibility: Visibility;
}): Promise<number> {
  const { knex, filter, visibility } = options;
  const query = knex('entities').count('* as total');
  whereFilter(query, filter, knex);
  whereVisible(query, visibility, knex);
  const [row] = await query;
  return Number(row.total);
}
