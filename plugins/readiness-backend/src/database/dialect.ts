import { Knex } from 'knex';

/**
 * Whether the database is PostgreSQL; the other one is SQLite.
 * @internal
 */
export function isPostgres(knex: Knex): boolean {
  return knex.client.config.client === 'pg';
}

/**
 * Narrows a query to rows whose expression is one of the values, which go in as one parameter: neither engine takes
 * tens of thousands of them. `expression` is SQL of this code, never of a caller.
 * @internal
 */
export function whereInList(
  query: Knex.QueryBuilder,
  knex: Knex,
  expression: string,
  values: readonly string[],
): void {
  if (isPostgres(knex)) {
    query.whereRaw(`${expression} = any(?::text[])`, [arrayLiteral(values)]);
  } else {
    query.whereRaw(`${expression} in (select value from json_each(?))`, [
      JSON.stringify(values),
    ]);
  }
}

const CONTROL_CHARACTER = /\p{Cc}/u;

/**
 * The text form of an array of PostgreSQL, which escapes quotes and backslashes as JSON does, but not control characters.
 * The driver's own way is several times slower for thousands of values, because each query is cloned with all of them.
 */
function arrayLiteral(values: readonly string[]): string | string[] {
  return values.some(value => CONTROL_CHARACTER.test(value))
    ? [...values]
    : `{${JSON.stringify(values).slice(1, -1)}}`;
}

/**
 * Narrows a query to rows whose expression is one of a few values; none matches nothing. `expression` is SQL of this
 * code, never of a caller.
 * @internal
 */
export function whereOneOf(
  query: Knex.QueryBuilder,
  expression: string,
  values: readonly (string | number)[],
): void {
  if (values.length === 0) {
    query.whereRaw('1 = 0');
    return;
  }
  const marks = values.map(() => '?').join(', ');
  query.whereRaw(`${expression} in (${marks})`, [...values]);
}

/**
 * SQL that gathers rows into one JSON list (null for no rows). `columns` maps names to SQL; names in `json` hold JSON
 * text already.
 * @internal
 */
export function jsonRows(
  knex: Knex,
  options: {
    readonly columns: Readonly<Record<string, string>>;
    readonly json?: readonly string[];
  },
): string {
  const postgres = isPostgres(knex);
  const pairs = Object.entries(options.columns).map(([name, sql]) => {
    const isJson = options.json?.includes(name);
    const parsed = postgres ? `(${sql})::json` : `json(${sql})`;
    return `'${name}', ${isJson ? parsed : sql}`;
  });
  return postgres
    ? `json_agg(json_build_object(${pairs.join(', ')}))`
    : `json_group_array(json_object(${pairs.join(', ')}))`;
}

/**
 * SQL that gathers rows into one JSON list of lists: many narrow rows are read several times faster so than one by one.
 * Null for no rows.
 * @internal
 */
export function jsonLists(knex: Knex, expressions: readonly string[]): string {
  const items = expressions.join(', ');
  return isPostgres(knex)
    ? `json_agg(json_build_array(${items}))`
    : `json_group_array(json_array(${items}))`;
}

/**
 * A list that SQL gathered: PostgreSQL gives it parsed, SQLite as text, and both may give null for an empty one.
 * @internal
 */
export function gathered<T>(list: string | T[] | null): T[] {
  return typeof list === 'string' ? JSON.parse(list) : list ?? [];
}

/**
 * SQL that compares texts by their code points, the same on both engines whatever the database's collation.
 * @internal
 */
export function byCodePoint(knex: Knex, expression: string): string {
  return isPostgres(knex) ? `(${expression}) collate "C"` : expression;
}

/**
 * SQL of a text inside a JSON column, at a path of one key and one index; the key is the one parameter.
 * @internal
 */
export function jsonPairItem(
  knex: Knex,
  column: string,
  index: 0 | 1,
): { readonly sql: string; readonly parameter: (key: string) => string } {
  return isPostgres(knex)
    ? {
        sql: `(${column}::json -> ?::text ->> ${index})`,
        parameter: key => key,
      }
    : {
        sql: `json_extract(${column}, ?)`,
        parameter: key => `$.${JSON.stringify(key)}[${index}]`,
      };
}
