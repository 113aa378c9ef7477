import { ChangeView, Page } from 'backstage-plugin-readiness-common';
import { Knex } from 'knex';
import { DbChangesRow } from '../database/tables';
import { Visibility, whereVisible } from '../permissions/Visibility';
import { Publication } from '../standards/Publication';
import { changeView } from './changeView';
import { decodeCursor, encodeCursor } from './listCursor';

const DEFAULT_LIMIT = 50;

/** @internal */
export interface ReadHistoryOptions {
  readonly knex: Knex;
  readonly entityRef: string;
  readonly visibility: Visibility;
  readonly publication: Publication | undefined;
  /** Only changes of this standard. */
  readonly standard?: string;
  readonly limit?: number;
  readonly cursor?: string;
}

/**
 * One page of the changes of an entity, newest first; undefined when the entity is not known or may not be seen. Two
 * queries.
 * @internal
 */
export async function readHistory(
  options: ReadHistoryOptions,
): Promise<Page<ChangeView> | undefined> {
  const { knex, entityRef, visibility, publication, cursor } = options;
  const limit = options.limit ?? DEFAULT_LIMIT;
  const before =
    cursor === undefined ? undefined : decodeCursor(cursor, 'history', [0]);
  const known = knex('entities')
    .where('entities.entity_ref', entityRef)
    .select<{ total: number | string }[]>(
      changesOf(options).count('*').as('total'),
    );
  whereVisible(known, visibility, knex);
  const [entity] = await known;
  if (!entity) {
    return undefined;
  }
  const query = changesOf(options)
    .select<DbChangesRow[]>('*')
    .orderBy('id', 'desc')
    .limit(limit + 1);
  if (before) {
    query.where('id', '<', before[0]);
  }
  const rows: DbChangesRow[] = await query;
  const last = rows.length > limit ? rows[limit - 1] : undefined;
  return {
    items: rows.slice(0, limit).map(row => changeView(row, publication)),
    total: Number(entity.total),
    nextCursor: last ? encodeCursor('history', [Number(last.id)]) : null,
  };
}

function changesOf({
  knex,
  entityRef,
  standard,
}: ReadHistoryOptions): Knex.QueryBuilder {
  const changes = knex('changes').where('entity_ref', entityRef);
  if (standard !== undefined) {
    changes.where('subject', standard).where('subject_kind', 'standard');
  }
  return changes;
}
