import { Page, SloListItem, SloQuery } from 'backstage-plugin-readiness-common';
import { Knex } from 'knex';
import { byCodePoint, isPostgres, whereOneOf } from '../../database/dialect';
import { Visibility, whereVisible } from '../../permissions/Visibility';
import {
  ResolvedFilter,
  resolveFilter,
  whereFilter,
} from '../../results/entityFilter';
import {
  SUMMARY_COLUMNS,
  summaryOf,
  SummaryRow,
} from '../../results/entitySummary';
import {
  CursorKey,
  decodeCursor,
  encodeCursor,
} from '../../results/listCursor';
import { Publication } from '../../standards/Publication';
import { gateOf } from '../policy/verdictOf';
import {
  definitionOf,
  OBJECTIVE_COLUMNS,
  ObjectiveRow,
  objectiveSummary,
} from './objectiveRow';

const DEFAULT_LIMIT = 50;

/** @internal */
export interface ListSlosOptions {
  readonly knex: Knex;
  readonly query: SloQuery;
  readonly visibility: Visibility;
  readonly publication: Publication | undefined;
}

interface SloListRow extends ObjectiveRow, SummaryRow {
  entity: string;
  source: string | null;
  k1: string | number;
  k2: string;
  k3: string;
  k4: string;
}

/**
 * One page of the objectives of entities that a viewer may see, least budget left first. Two queries, and one for the
 * group tree where an owner is asked for.
 * @internal
 */
export async function listSlos(
  options: ListSlosOptions,
): Promise<Page<SloListItem>> {
  const { query } = options;
  const filter = await resolveFilter(query, options);
  const limit = query.limit ?? DEFAULT_LIMIT;
  const [[{ total }], rows]: [{ total: number | string }[], SloListRow[]] =
    await Promise.all([
      matching(options, filter).count('* as total'),
      page(options, filter, limit),
    ]);
  const last = rows.length > limit ? rows[limit - 1] : undefined;
  return {
    items: rows.slice(0, limit).map(row => listItem(row, options.publication)),
    total: Number(total),
    nextCursor: last
      ? encodeCursor(orderName(query), keyOf(last, query))
      : null,
  };
}

/** The objectives of the list, without order or page. */
function matching(
  { knex, query, visibility }: ListSlosOptions,
  filter: ResolvedFilter,
): Knex.QueryBuilder {
  const rows = knex('slo_objectives')
    .join('entities', 'entities.entity_ref', 'slo_objectives.entity_ref')
    .join('slos', 'slos.slo_id', 'slo_objectives.slo_id')
    .leftJoin('slis', 'slis.sli_id', 'slo_objectives.sli_id');
  whereFilter(rows, filter, knex);
  whereVisible(rows, visibility, knex);
  if (query.state) {
    whereOneOf(rows, 'slo_objectives.state', query.state);
  }
  if (query.source) {
    whereOneOf(rows, 'slis.source', query.source);
  }
  if (query.alert) {
    whereOneOf(rows, "coalesce(slo_objectives.alert, 'none')", query.alert);
  }
  return rows;
}

function page(
  options: ListSlosOptions,
  filter: ResolvedFilter,
  limit: number,
): Knex.QueryBuilder {
  const { knex, query } = options;
  const keys = orderKeys(knex, query);
  const rows = matching(options, filter)
    .select(
      ...OBJECTIVE_COLUMNS,
      ...SUMMARY_COLUMNS,
      'entities.entity',
      'slis.source',
    )
    .select(keys.map((sql, index) => knex.raw(`${sql} as k${index + 1}`)))
    .limit(limit + 1);
  keys.forEach(sql => rows.orderByRaw(sql));
  if (query.cursor !== undefined) {
    const shape = [query.order === 'name' ? '' : 0, '', '', ''];
    const after = decodeCursor(query.cursor, orderName(query), shape);
    rows.whereRaw(`(${keys.join(', ')}) > (?, ?, ?, ?)`, [...after]);
  }
  return rows;
}

function orderName({ order }: SloQuery): string {
  return `slos-${order ?? 'worst'}`;
}

/** What is not known comes after all that is, because nothing is known to be bad. */
const UNKNOWN_BUDGET = '1000000000000';

function orderKeys(knex: Knex, { order }: SloQuery): string[] {
  const integer = isPostgres(knex) ? 'bigint' : 'integer';
  // As whole numbers, so that a cursor holds exactly what the database compares.
  const budget = `coalesce(cast(round(slo_objectives.budget_remaining * 1000000) as ${integer}), ${UNKNOWN_BUDGET})`;
  const title = 'lower(coalesce(entities.title, entities.name))';
  return [
    order === 'name' ? byCodePoint(knex, title) : budget,
    byCodePoint(knex, 'slo_objectives.entity_ref'),
    byCodePoint(knex, 'slo_objectives.slo'),
    byCodePoint(knex, 'slo_objectives.objective'),
  ];
}

function keyOf({ k1, k2, k3, k4 }: SloListRow, { order }: SloQuery): CursorKey {
  // PostgreSQL gives a bigint as text.
  return [order === 'name' ? k1 : Number(k1), k2, k3, k4];
}

function listItem(
  row: SloListRow,
  publication: Publication | undefined,
): SloListItem {
  return {
    ...objectiveSummary(row, definitionOf(row)),
    entity: summaryOf(row),
    source: row.source,
    gate: gateOf(row, publication),
  };
}
