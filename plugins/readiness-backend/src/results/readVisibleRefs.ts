import { Knex } from 'knex';
import { whereInList } from '../database/dialect';
import { Visibility, whereVisible } from '../permissions/Visibility';

/**
 * Those of some refs that are known and may be seen.
 * @internal
 */
export async function readVisibleRefs(options: {
  readonly knex: Knex;
  readonly entityRefs: readonly string[];
  readonly visibility: Visibility;
}): Promise<ReadonlySet<string>> {
  const { knex, entityRefs, visibility } = options;
  const query = knex('entities').select<{ entity_ref: string }[]>(
    'entities.entity_ref',
  );
  whereInList(query, knex, 'entities.entity_ref', entityRefs);
  whereVisible(query, visibility, knex);
  const rows = await query;
  return new Set(rows.map(row => row.entity_ref));
}
