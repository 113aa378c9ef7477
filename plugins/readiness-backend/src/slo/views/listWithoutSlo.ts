import {
  EntityFilter,
  EntitySummary,
  Page,
} from 'backstage-plugin-readiness-common';
import { Knex } from 'knex';
import { byCodePoint } from '../../database/dialect';
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
import { decodeCursor, encodeCursor } from '../../results/listCursor';

const DEFAULT_LIMIT = 50;
const LIST = 'without-slo';

/** @internal */
export interface ListWithoutSloOptions {
  readonly knex: Knex;
  readonly query: EntityFilter & {
    readonly limit?: number;
    readonly cursor?: string;
  };
  readonly visibility: Visibility;
}

/**
 * One page of the services of tiers 0 and 1 that have no SLO, most critical first, of what a viewer may see. A service
 * whose tier is not declared counts as one of tier 0 and comes last: an owner gains nothing by leaving the tier away. Two
 * queries, and one for the group tree where an owner is asked for.
 * @internal
 */
export async function listWithoutSlo(
  options: ListWithoutSloOptions,
): Promise<Page<EntitySummary>> {
  const { query } = options;
  const filter = await resolveFilter(query, options);
  const limit = query.limit ?? DEFAULT_LIMIT;
  const [[{ total }], rows]: [
    { total: number | string }[],
    (SummaryRow & { order_tier: number })[],
  ] = await Promise.all([
    matching(options, filter).count('* as total'),
    page(options, filter, limit),
  ]);
  const last = rows.length > limit ? rows[limit - 1] : undefined;
  return {
    items: rows.slice(0, limit).map(summaryOf),
    total: Number(total),
    nextCursor: last
      ? encodeCursor(LIST, [last.order_tier, last.entity_ref])
      : null,
  };
}

function matching(
  { knex, visibility }: ListWithoutSloOptions,
  filter: ResolvedFilter,
): Knex.QueryBuilder {
  const rows = knex('entities')
    .where('entities.kind', 'component')
    .where('entities.type', 'service')
    .whereRaw('coalesce(entities.tier, 0) <= 1')
    .whereNotExists(
      knex('slo_objectives')
        .select(knex.raw('1'))
        .whereRaw('slo_objectives.entity_ref = entities.entity_ref'),
    );
  whereFilter(rows, filter, knex);
  whereVisible(rows, visibility, knex);
  return rows;
}

function page(
  options: ListWithoutSloOptions,
  filter: ResolvedFilter,
  limit: number,
): Knex.QueryBuilder {
  const { knex, query } = options;
  const tier = 'coalesce(entities.tier, 4)';
  const byRef = byCodePoint(knex, 'entities.entity_ref');
  const rows = matching(options, filter)
    .select(...SUMMARY_COLUMNS, knex.raw(`${tier} as order_tier`))
    .orderByRaw(tier)
    .orderByRaw(byRef)
    .limit(limit + 1);
  if (query.cursor !== undefined) {
    const after = decodeCursor(query.cursor, LIST, [0, '']);
    rows.whereRaw(`(${tier}, ${byRef}) > (?, ?)`, [...after]);
  }
  return rows;
}
