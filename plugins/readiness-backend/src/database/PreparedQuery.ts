import { createHash } from 'node:crypto';
import { Knex } from 'knex';
import { isPostgres } from './dialect';

/** Builds a query in which `value(name)` stands for a value. @internal */
export type BuildQuery<Values> = (
  knex: Knex,
  value: (name: keyof Values) => Knex.Raw,
) => Knex.QueryBuilder;

interface Statement<Values> {
  /** The same for the same SQL, because the driver refuses one name for two texts. */
  readonly name: string;
  readonly sql: string;
  readonly bindingsOf: (values: Values) => Knex.Value[];
}

/**
 * A query that is built once and that PostgreSQL plans once a connection: for lookups that are asked so often that
 * building and planning them takes several times as long as answering. Its values must not change its SQL.
 *
 * @remarks
 * It is sent again where prepared statements do not work: behind a pooler that gives each query another connection, or
 * after a newer replica has migrated a table. From then on it is sent unprepared. In a transaction, which the failure
 * would end, it is never prepared.
 * @internal
 */
export class PreparedQuery<
  Row,
  Values extends { readonly [Name in keyof Values]: string | number },
> {
  readonly #build: BuildQuery<Values>;
  /** By client, for each has its dialect. */
  readonly #statements = new WeakMap<object, Statement<Values>>();

  constructor(build: BuildQuery<Values>) {
    this.#build = build;
  }

  /** The query with its values in it, to be narrowed further. */
  builder(knex: Knex, values: Values): Knex.QueryBuilder {
    return this.#build(knex, name => knex.raw('?', [values[name]]));
  }

  async rows(knex: Knex, values: Values): Promise<Row[]> {
    const { name, sql, bindingsOf } = this.#statement(knex);
    const bindings = bindingsOf(values);
    if (isPostgres(knex)) {
      return sendPrepared<Row>(knex, { name, sql, bindings });
    }
    const query: Knex.Raw = knex.raw(sql, bindings);
    return query;
  }

  #statement(knex: Knex): Statement<Values> {
    const known = this.#statements.get(knex.client);
    const statement = known ?? compile(knex, this.#build);
    this.#statements.set(knex.client, statement);
    return statement;
  }
}

function compile<Values extends { [Name in keyof Values]: string | number }>(
  knex: Knex,
  build: BuildQuery<Values>,
): Statement<Values> {
  const names = new Map<unknown, keyof Values>();
  const { sql, bindings } = build(knex, name => {
    const placeholder = {};
    names.set(placeholder, name);
    return knex.raw('?', [placeholder]);
  }).toSQL();
  return {
    name: `readiness-${createHash('sha1').update(sql).digest('hex')}`,
    sql,
    bindingsOf: values =>
      bindings.map((binding: Knex.Value) => {
        const name = names.get(binding);
        return name === undefined ? binding : values[name];
      }),
  };
}

/** Clients whose connections do not keep what was prepared. */
const unprepared = new WeakSet<object>();

/** Unknown statement, a statement of that name exists, and a plan whose result has another type now. */
const LOST_CODES = ['26000', '42P05', '0A000'];

async function sendPrepared<Row>(
  knex: Knex,
  query: { name: string; sql: string; bindings: Knex.Value[] },
): Promise<Row[]> {
  const { name, sql, bindings } = query;
  if (!knex.isTransaction && !unprepared.has(knex.client)) {
    try {
      return await rowsOf(knex.raw(sql, bindings).options({ name }));
    } catch (error) {
      if (!isLost(error)) {
        throw error;
      }
      unprepared.add(knex.client);
    }
  }
  return rowsOf(knex.raw(sql, bindings));
}

async function rowsOf<Row>(query: Knex.Raw<{ rows: Row[] }>): Promise<Row[]> {
  const { rows } = await query;
  return rows;
}

function isLost(error: unknown): boolean {
  return (
    error instanceof Error &&
    'code' in error &&
    LOST_CODES.some(code => code === error.code)
  );
}
