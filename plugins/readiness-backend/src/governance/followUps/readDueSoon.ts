import { DueItem, Page } from 'backstage-plugin-readiness-common';
import { Knex } from 'knex';
import { whereInList } from '../../database/dialect';
import { Visibility, whereVisible } from '../../permissions/Visibility';
import { resolveFilter } from '../../results/entityFilter';
import { DAY_MILLISECONDS } from '../../results/instants';
import { decodeCursor, encodeCursor } from '../../results/listCursor';
import { Publication } from '../../standards/Publication';
import { Actor } from '../Actor';
import { compareDue, DueKey, readDueItems } from './readDueItems';

const LIST = 'due-soon';
const DEFAULT_DAYS = 30;
const DEFAULT_LIMIT = 50;

/** @internal */
export interface ReadDueSoonOptions {
  readonly knex: Knex;
  readonly query: {
    readonly owner?: string[];
    readonly days?: number;
    readonly limit?: number;
    readonly cursor?: string;
  };
  /** Undefined for a service, which must name owners. */
  readonly actor: Actor | undefined;
  readonly visibility: Visibility;
  readonly publication: Publication | undefined;
  /** Epoch milliseconds. */
  readonly now: number;
}

/**
 * One page of what ends or is owed within some days, soonest first, for what the asked owners and groups below them own,
 * or the viewer's groups where none is asked for. Four queries, and one for the group tree.
 * @internal
 */
export async function readDueSoon(
  options: ReadDueSoonOptions,
): Promise<Page<DueItem>> {
  const { knex, query, actor, visibility, publication, now } = options;
  const asked = query.owner ?? [...(actor?.groups ?? [])];
  const { owner: owners = [] } = await resolveFilter(
    { owner: asked },
    { knex, visibility },
  );
  const days = query.days ?? DEFAULT_DAYS;
  const items = await readDueItems({
    ...{ knex, publication, now, until: now + days * DAY_MILLISECONDS },
    where: (rows, owner) => {
      rows.where(any => {
        whereInList(any, knex, 'entities.owner_ref', owners);
        any.orWhere(own =>
          whereInList(own, knex, owner ?? 'entities.entity_ref', owners),
        );
      });
      whereVisible(rows, visibility, knex);
    },
  });
  return pageOf(items, query);
}

function pageOf(
  items: readonly DueItem[],
  { limit = DEFAULT_LIMIT, cursor }: ReadDueSoonOptions['query'],
): Page<DueItem> {
  const after = cursor === undefined ? undefined : lastItem(cursor);
  const rest = after
    ? items.filter(item => compareDue(item, after) > 0)
    : items;
  const page = rest.slice(0, limit);
  const last = rest.length > limit ? page[limit - 1] : undefined;
  return {
    items: page,
    total: items.length,
    nextCursor: last
      ? encodeCursor(LIST, [last.dueAt, last.kind, last.id])
      : null,
  };
}

function lastItem(cursor: string): DueKey {
  const [dueAt, kind, id] = decodeCursor(cursor, LIST, ['', '', '']).map(
    String,
  );
  return { dueAt, kind, id };
}
