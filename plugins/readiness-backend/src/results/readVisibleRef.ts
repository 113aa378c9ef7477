import { Knex } from 'knex';
import { Visibility, whereVisible } from '../permissions/Visibility';

/**
 * Whether an entity is known and may be seen.
 * @internal
 */
export async function readVisibleRef(options: {
  readonly knex: Knex;
  readonly entityRef: string;
  readonly visibility: Visibility;
}): Promise<boolean> {
  const { knex, entityRef, visibility } = options;
  const query = knex('entities')
    .where('entities.entity_ref', entityRef)
    .select('entities.entity_ref');
  whereVisible(query, visibility, knex);
  const rows = await query;
  return rows.length > 0;
}
