import { Page } from 'backstage-plugin-readiness-common';
import { Knex } from 'knex';
import { CursorKey, decodeCursor, encodeCursor } from '../results/listCursor';

const DEFAULT_LIMIT = 50;

/** @internal */
export interface PageOptions {
  readonly knex: Knex;
  /** Names the list in its cursors. */
  readonly list: string;
  readonly query: { readonly limit?: number; readonly cursor?: string };
  /** All rows of the list, without columns; made anew for each query. */
  readonly matching: () => Knex.QueryBuilder;
  readonly columns: readonly (string | Knex.Raw)[];
  /** SQL of what rows are ordered by, ascending, the last of it unique. Of this code, never of a caller. */
  readonly order: readonly string[];
  /** What a key of that order looks like. */
  readonly shape: CursorKey;
}

/**
 * One page of a list in the order of its keys, with how many rows there are in all. Two queries.
 * @internal
 */
export async function readPage<Row>(
  options: PageOptions,
): Promise<Omit<Page<Row>, 'items'> & { readonly rows: Row[] }> {
  const { list, query, shape } = options;
  const limit = query.limit ?? DEFAULT_LIMIT;
  const [[{ total }], found] = await Promise.all([
    options.matching().count('* as total'),
    pageOf(options, limit),
  ]);
  const last = found.length > limit ? found[limit - 1] : undefined;
  return {
    rows: found.slice(0, limit),
    total: Number(total),
    nextCursor: last ? encodeCursor(list, keyOf(last, shape)) : null,
  };
}

function pageOf(options: PageOptions, limit: number): Knex.QueryBuilder {
  const { knex, list, query, columns, order, shape } = options;
  const keys = order.map((sql, index) => knex.raw(`${sql} as k${index}`));
  const rows = options
    .matching()
    .select(...columns, ...keys)
    .limit(limit + 1);
  order.forEach(sql => rows.orderByRaw(sql));
  if (query.cursor !== undefined) {
    const after = decodeCursor(query.cursor, list, shape);
    const marks = order.map(() => '?').join(', ');
    rows.whereRaw(`(${order.join(', ')}) > (${marks})`, [...after]);
  }
  return rows;
}

function keyOf(
  row: Readonly<Record<string, string | number>>,
  shape: CursorKey,
): CursorKey {
  // PostgreSQL gives large numbers as text.
  return shape.map((model, index) =>
    typeof model === 'number' ? Number(row[`k${index}`]) : row[`k${index}`],
  );
}
