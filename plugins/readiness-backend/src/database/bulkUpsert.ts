import { Knex } from 'knex';
import { isPostgres } from './dialect';

type ColumnType =
  | 'text'
  | 'smallint'
  | 'integer'
  | 'bigint'
  | 'boolean'
  | 'double precision';

/**
 * Where rows go: the type of each column that is written, and the columns that identify a row.
 * @internal
 */
export interface BulkTarget<Row> {
  readonly table: string;
  readonly columns: { readonly [Column in keyof Row & string]: ColumnType };
  readonly key: readonly (keyof Row & string)[];
}

/**
 * What becomes of rows that exist: they are overwritten, but for some columns if so said, or left alone.
 * @internal
 */
export type ExistingRows<Row> =
  | 'overwrite'
  | 'ignore'
  | { readonly keep: readonly (keyof Row & string)[] };

/**
 * Writes many rows in one statement with one parameter per column (PostgreSQL: `unnest`) or one in all (SQLite:
 * `json_each`). Rows are written in the order of their keys, so that two writers of the same rows wait for each other instead of blocking each other.
 * @internal
 */
export async function bulkUpsert<Row>(
  knex: Knex,
  target: BulkTarget<Row>,
  rows: readonly Row[],
  existing: ExistingRows<Row> = 'overwrite',
): Promise<void> {
  if (rows.length === 0) {
    return;
  }
  const ordered = [...rows].sort((left, right) =>
    compareKeys(target.key, left, right),
  );
  const columns = Object.keys(target.columns) as (keyof Row & string)[];
  const source = isPostgres(knex)
    ? fromUnnest(target, columns, ordered)
    : fromJson(columns, ordered);
  await knex.raw(
    `insert into ?? (${columns.map(() => '??').join(', ')}) ${source.sql} ${
      existing === 'ignore'
        ? 'on conflict do nothing'
        : overwrite(target, columns, existing)
    }`,
    [target.table, ...columns, ...source.bindings],
  );
}

interface RowSource {
  readonly sql: string;
  readonly bindings: readonly Knex.RawBinding[];
}

function fromUnnest<Row>(
  target: BulkTarget<Row>,
  columns: readonly (keyof Row & string)[],
  rows: readonly Row[],
): RowSource {
  const types = columns.map(column => `?::${target.columns[column]}[]`);
  return {
    sql: `select * from unnest(${types.join(', ')})`,
    bindings: columns.map(column =>
      // The types of Knex know no null inside of an array; the driver does.
      rows.map(row => row[column] as unknown as string),
    ),
  };
}

function fromJson<Row>(
  columns: readonly (keyof Row & string)[],
  rows: readonly Row[],
): RowSource {
  const values = columns.map(
    (_, index) => `json_extract(value, '$[${index}]')`,
  );
  return {
    // Without "where", SQLite takes "on conflict" for the condition of a join.
    sql: `select ${values.join(', ')} from json_each(?) where true`,
    bindings: [
      JSON.stringify(rows.map(row => columns.map(column => row[column]))),
    ],
  };
}

function overwrite<Row>(
  target: BulkTarget<Row>,
  columns: readonly (keyof Row & string)[],
  existing: Exclude<ExistingRows<Row>, 'ignore'>,
): string {
  const kept = existing === 'overwrite' ? [] : existing.keep;
  const written = columns
    .filter(column => !target.key.includes(column) && !kept.includes(column))
    .map(column => `"${column}" = excluded."${column}"`);
  const key = target.key.map(column => `"${column}"`);
  return `on conflict (${key.join(', ')}) do update set ${written.join(', ')}`;
}

function compareKeys<Row>(
  key: readonly (keyof Row & string)[],
  left: Row,
  right: Row,
): number {
  for (const column of key) {
    if (left[column] !== right[column]) {
      return left[column] < right[column] ? -1 : 1;
    }
  }
  return 0;
}
