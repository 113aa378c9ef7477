import {
  EntityListItem,
  EntityQuery,
  Page,
} from 'backstage-plugin-readiness-common';
import { lettersOf } from 'backstage-readiness-core';
import { Knex } from 'knex';
import { adoptionLetters } from '../adoption/adoptionLetters';
import { whereLeft } from '../adoption/leavers';
import { whereOneOf } from '../database/dialect';
import { DbScorecardsRow } from '../database/tables';
import { whereGap } from '../ownership/gaps';
import { Visibility, whereVisible } from '../permissions/Visibility';
import { Publication } from '../standards/Publication';
import { ResolvedFilter, resolveFilter, whereFilter } from './entityFilter';
import { SUMMARY_COLUMNS } from './entitySummary';
import { decodeCursor, encodeCursor } from './listCursor';
import { listItem, ListRow } from './listItem';
import { ListOrder, orderOf } from './listOrder';
import { ResolvedListQuery, resolveListQuery } from './resolveListQuery';
import { whereListed } from './whereListed';

const DEFAULT_LIMIT = 50;

/** @internal */
export interface ListEntitiesOptions {
  readonly knex: Knex;
  readonly query: EntityQuery;
  readonly visibility: Visibility;
  readonly publication: Publication | undefined;
  /** Epoch milliseconds. */
  readonly now: number;
}

/** What the parts of a list query need to know. */
interface ListContext extends ListEntitiesOptions {
  readonly filter: ResolvedFilter;
  readonly names: ResolvedListQuery;
}

/**
 * One page of the entities that a viewer may see. Two queries, and one for the group tree where an owner is asked for.
 * @internal
 */
export async function listEntities(
  options: ListEntitiesOptions,
): Promise<Page<EntityListItem>> {
  const { knex, query } = options;
  const context: ListContext = {
    ...options,
    filter: await resolveFilter(query, options),
    names: resolveListQuery(query, options.publication),
  };
  const order = orderOf(knex, query);
  const limit = query.limit ?? DEFAULT_LIMIT;
  const [[{ total }], rows]: [{ total: number | string }[], ListRow[]] =
    await Promise.all([
      matching(context).count('* as total'),
      page(context, order, limit),
    ]);
  const last = rows.length > limit ? rows[limit - 1] : undefined;
  return {
    items: rows
      .slice(0, limit)
      .map(row => listItem(row, context.names, context.publication)),
    total: Number(total),
    nextCursor: last ? encodeCursor(order.name, order.keyOf(last)) : null,
  };
}

/** The entities of the list, without order or page. */
function matching(context: ListContext): Knex.QueryBuilder {
  const { knex, query, filter, visibility } = context;
  const rows = knex('entities').leftJoin(
    'adoptions',
    'adoptions.entity_ref',
    'entities.entity_ref',
  );
  if (context.names.standard) {
    joinScorecards(rows, [context.names.standard.name]);
  }
  whereFilter(rows, filter, knex);
  whereVisible(rows, visibility, knex);
  whereResult(rows, context);
  whereAdoption(rows, context);
  if (!query.standard && !query.capability && !query.gap) {
    whereListed(rows, filter, knex);
  }
  if (query.gap) {
    whereGap(rows, query.gap);
  }
  return rows;
}

/** The scorecard of the first of some standards that has the entity in scope. */
function joinScorecards(
  rows: Knex.QueryBuilder,
  standards: readonly string[],
): void {
  rows.leftJoin<DbScorecardsRow>('scorecards', join => {
    join
      .on('scorecards.entity_ref', 'entities.entity_ref')
      .onIn('scorecards.standard', standards);
    if (standards.length > 1) {
      join.onNotExists(earlier =>
        earlier
          .from('scorecards as earlier')
          .whereRaw('earlier.entity_ref = scorecards.entity_ref')
          .whereRaw(
            `${positionSql('earlier', standards)} < ${positionSql(
              'scorecards',
              standards,
            )}`,
            [...standards, ...standards],
          ),
      );
    }
  });
}

/** The place of a scorecard's standard among some, whose names are the parameters; after all for any other. */
function positionSql(table: string, standards: readonly string[]): string {
  const places = standards.map((_, index) => `when ? then ${index}`).join(' ');
  return `(case ${table}.standard ${places} else ${standards.length} end)`;
}

function whereResult(rows: Knex.QueryBuilder, context: ListContext): void {
  const { query, names } = context;
  if (!names.standard) {
    return;
  }
  if (query.scope === 'out') {
    rows.whereNull('scorecards.standard');
    return;
  }
  rows.whereNotNull('scorecards.standard');
  if (names.levelRanks) {
    whereOneOf(rows, 'scorecards.level_rank', names.levelRanks);
  }
  if (names.checkSlot !== undefined && query.status) {
    whereOneOf(
      rows,
      letterSql('scorecards.statuses', names.checkSlot),
      query.status.flatMap(lettersOf),
    );
  }
}

function whereAdoption(rows: Knex.QueryBuilder, context: ListContext): void {
  const { knex, query, names, now } = context;
  const slot = names.capabilitySlot;
  if (!names.capability || slot === undefined) {
    return;
  }
  const capability = names.capability.name;
  const asked = query.adoption ?? ['adopted', 'not-adopted', 'unknown'];
  rows.where(group => {
    group.where(inScope =>
      whereOneOf(
        inScope,
        letterSql('adoptions.statuses', slot),
        asked.flatMap(status =>
          status === 'left' ? [] : adoptionLetters(status),
        ),
      ),
    );
    if (asked.includes('left')) {
      group.orWhere(left => whereLeft(left, { knex, capability, slot, now }));
    }
  });
}

/** `slot` is a number of this code. */
function letterSql(column: string, slot: number): string {
  return `substr(${column}, ${slot + 1}, 1)`;
}

function page(
  context: ListContext,
  order: ListOrder,
  limit: number,
): Knex.QueryBuilder {
  const { knex, query, names, publication } = context;
  const rows = matching(context);
  if (!names.standard) {
    // Any number of entities is counted without this join.
    joinScorecards(
      rows,
      (publication?.documents.standards ?? []).map(({ name }) => name),
    );
  }
  rows
    .select(
      ...SUMMARY_COLUMNS,
      'entities.owner_state',
      'entities.has_contact',
      'entities.has_rotation',
      'scorecards.standard',
      'scorecards.level_rank',
      'scorecards.highest_rank',
      'scorecards.score',
      'scorecards.known',
      'scorecards.statuses',
      'adoptions.statuses as adoption_statuses',
      'adoptions.alternatives',
    )
    .select(order.keys.map((sql, index) => knex.raw(`${sql} as k${index + 1}`)))
    .limit(limit + 1);
  order.keys.forEach(sql => rows.orderByRaw(sql));
  if (query.scope === 'out') {
    rows.select('entities.entity');
  }
  if (query.cursor !== undefined) {
    const after = decodeCursor(query.cursor, order.name, order.shape);
    const marks = after.map(() => '?').join(', ');
    rows.whereRaw(`(${order.keys.join(', ')}) > (${marks})`, [...after]);
  }
  return rows;
}
