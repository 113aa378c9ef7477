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
    query.whereRaw(`${expression} = any(?::text[])`, [[...values]]);
  } else {
    query.whereRaw(`${expression} in (select value from json_each(?))`, [
      JSON.stringify(values),
    ]);
  }
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
 * SQL that joins texts with commas.
 * @internal
 */
export function joinedTexts(knex: Knex, expression: string): string {
  return isPostgres(knex)
    ? `string_agg(${expression}, ',')`
    : `group_concat(${expression}, ',')`;
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
