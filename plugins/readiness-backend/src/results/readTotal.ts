import { Knex } from 'knex';
import { Visibility, whereVisible } from '../permissions/Visibility';
import { ResolvedFilter, whereFilter } from './entityFilter';
import { whereListed } from './whereListed';

/**
 * How many entities a viewer may see, of those that are listed when no result is asked for.
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
  whereListed(query, filter, knex);
  whereVisible(query, visibility, knex);
  const [row] = await query;
  return Number(row.total);
}
