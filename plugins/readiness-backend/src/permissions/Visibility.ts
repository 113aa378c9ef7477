import { PermissionCriteria } from '@backstage/plugin-permission-common';
import {
  isAndCriteria,
  isNotCriteria,
  isOrCriteria,
} from '@backstage/plugin-permission-node';
import { Knex } from 'knex';
import { whereInList, whereOneOf } from '../database/dialect';
import { EntityCondition } from './entityResource';

/**
 * What a caller may see, in a form that a query can apply. `some` means: of these refs (absent: any) those that meet
 * the criteria (absent: all).
 * @internal
 */
export type Visibility =
  | { readonly kind: 'all' }
  | { readonly kind: 'none' }
  | {
      readonly kind: 'some';
      readonly entityRefs?: readonly string[];
      readonly criteria?: PermissionCriteria<EntityCondition>;
    };

/**
 * What of a visibility remains to be asked about one entity: no refs, since it is among them or not.
 * @internal
 */
export function visibilityOfOne(
  entityRef: string,
  visibility: Visibility,
): Visibility {
  if (visibility.kind !== 'some') {
    return visibility;
  }
  const { entityRefs, criteria } = visibility;
  if (entityRefs && !entityRefs.includes(entityRef)) {
    return { kind: 'none' };
  }
  return criteria ? { kind: 'some', criteria } : { kind: 'all' };
}

/**
 * Narrows a query to the entities that may be seen. The query must have the table `entities` under this name; the refs
 * go in as one parameter, however many they are.
 * @internal
 */
export function whereVisible(
  query: Knex.QueryBuilder,
  visibility: Visibility,
  knex: Knex,
): void {
  switch (visibility.kind) {
    case 'all':
      return;
    case 'none':
      query.whereRaw('1 = 0');
      return;
    default:
      if (visibility.entityRefs) {
        whereInList(query, knex, 'entities.entity_ref', visibility.entityRefs);
      }
      if (visibility.criteria) {
        whereCriteria(query, visibility.criteria, knex);
      }
  }
}

function whereCriteria(
  query: Knex.QueryBuilder,
  criteria: PermissionCriteria<EntityCondition>,
  knex: Knex,
): void {
  if (isAndCriteria(criteria)) {
    for (const part of criteria.allOf) {
      query.where(group => whereCriteria(group, part, knex));
    }
  } else if (isOrCriteria(criteria)) {
    query.where(group => {
      for (const part of criteria.anyOf) {
        group.orWhere(inner => whereCriteria(inner, part, knex));
      }
    });
  } else if (isNotCriteria(criteria)) {
    query.whereNot(group => whereCriteria(group, criteria.not, knex));
  } else {
    whereCondition(query, criteria, knex);
  }
}

/** No branch may give NULL, for which `not` would give NULL as well and hide what the rule shows. */
function whereCondition(
  query: Knex.QueryBuilder,
  condition: EntityCondition,
  knex: Knex,
): void {
  switch (condition.kind) {
    case 'owner':
      whereInList(
        query,
        knex,
        "coalesce(entities.owner_ref, '')",
        condition.owners,
      );
      return;
    case 'tier':
      whereOneOf(
        query,
        'coalesce(entities.tier, -1)',
        condition.tiers.map(tier => (tier === 'undeclared' ? -1 : tier)),
      );
      return;
    case 'standard':
      query.whereExists(
        knex('scorecards as seen')
          .select(knex.raw('1'))
          .whereRaw('seen.entity_ref = entities.entity_ref')
          .andWhere('seen.standard', condition.standard),
      );
      return;
    default:
      throw new TypeError(
        `Unknown kind of condition on an entity: ${JSON.stringify(condition)}`,
      );
  }
}
