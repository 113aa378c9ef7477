import { RELATION_CHILD_OF } from '@backstage/catalog-model';
import { Knex } from 'knex';
import { gathered, isPostgres } from '../database/dialect';
import { Visibility, whereVisible } from '../permissions/Visibility';

/**
 * The groups that a viewer may see, each with the groups that it is a child of.
 * @internal
 */
export type GroupParents = ReadonlyMap<string, readonly string[]>;

/**
 * Reads how groups nest, in one query and without the rest of their entities.
 * @internal
 */
export async function readGroupParents(
  knex: Knex,
  visibility: Visibility,
): Promise<GroupParents> {
  const query = knex('entities')
    .where('entities.kind', 'group')
    .select<{ entity_ref: string; parents: string[] | string | null }[]>(
      'entities.entity_ref',
      knex.raw(`(${parentsSql(knex)}) as parents`),
    );
  whereVisible(query, visibility, knex);
  const rows = await query;
  return new Map(rows.map(row => [row.entity_ref, gathered(row.parents)]));
}

function parentsSql(knex: Knex): string {
  return isPostgres(knex)
    ? `select json_agg(relation ->> 'targetRef')
       from json_array_elements(entities.entity::json -> 'relations') relation
       where relation ->> 'type' = '${RELATION_CHILD_OF}'`
    : `select json_group_array(json_extract(value, '$.targetRef'))
       from json_each(entities.entity, '$.relations')
       where json_extract(value, '$.type') = '${RELATION_CHILD_OF}'`;
}

/**
 * The owners themselves and all groups below them, each once. A loop of groups ends.
 * @internal
 */
export function withGroupsBelow(
  owners: readonly string[],
  parents: GroupParents,
): string[] {
  const found = new Set(owners);
  // A set grows while it is walked, so groups found on the way are looked below as well.
  for (const owner of found) {
    for (const [group, above] of parents) {
      if (above.includes(owner)) {
        found.add(group);
      }
    }
  }
  return [...found];
}

/**
 * The groups above a group, nearest first.
 * @internal
 */
export function groupsAbove(group: string, parents: GroupParents): string[] {
  const found = new Set([group]);
  for (const below of found) {
    for (const above of parents.get(below) ?? []) {
      if (parents.has(above)) {
        found.add(above);
      }
    }
  }
  found.delete(group);
  return [...found];
}
