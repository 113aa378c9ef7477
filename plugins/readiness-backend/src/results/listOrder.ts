import { EntityQuery } from 'backstage-plugin-readiness-common';
import { Knex } from 'knex';
import { byCodePoint } from '../database/dialect';
import { CursorKey } from './listCursor';
import { ListRow } from './listItem';

/**
 * In which order a list is, as SQL expressions that tell any two rows apart.
 * @internal
 */
export interface ListOrder {
  /** Goes into the cursor, so that one of another order is refused. */
  readonly name: string;
  readonly keys: readonly string[];
  readonly shape: CursorKey;
  keyOf(row: ListRow): CursorKey;
}

/**
 * The order that a query asks for.
 * @internal
 */
export function orderOf(knex: Knex, query: EntityQuery): ListOrder {
  const byRef = byCodePoint(knex, 'entities.entity_ref');
  if (query.order === 'name') {
    const name = 'lower(coalesce(entities.title, entities.name))';
    return {
      name: 'name',
      keys: [byCodePoint(knex, name), byRef],
      shape: ['', ''],
      keyOf: row => [row.k1 ?? '', row.k2 ?? ''],
    };
  }
  return {
    name: 'worst',
    // Without a scorecard: last. Not assessed: last of its level, because nothing is known to be bad.
    keys: [
      'coalesce(scorecards.level_rank, 1000)',
      'coalesce(scorecards.score, 1000001)',
      'coalesce(entities.tier, 4)',
      byRef,
    ],
    shape: [0, 0, 0, ''],
    keyOf: row => [row.k1 ?? 0, row.k2 ?? 0, row.k3 ?? 0, row.k4 ?? ''],
  };
}
