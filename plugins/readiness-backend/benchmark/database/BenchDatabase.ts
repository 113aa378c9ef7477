import { mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { InputError } from '@backstage/errors';
import knexFactory, { Knex } from 'knex';
import { isPostgres } from '../../src/database/dialect';

/** @internal */
export const ENGINES = ['postgres', 'sqlite'] as const;

/** @internal */
export type Engine = (typeof ENGINES)[number];

const POSTGRES_URL = 'READINESS_BENCH_POSTGRES';
const DATABASE = 'readiness_bench';

/** Where a database is: enough for another process to open it. @internal */
export type DatabaseLocation =
  | { readonly engine: 'postgres'; readonly connectionString: string }
  | { readonly engine: 'sqlite'; readonly filename: string };

/** Opens a database in the way in which Backstage opens those of plugins. @internal */
export function openDatabase(location: DatabaseLocation): Knex {
  return location.engine === 'postgres'
    ? knexFactory({ client: 'pg', connection: location.connectionString })
    : knexFactory({
        client: 'better-sqlite3',
        connection: { filename: location.filename },
        useNullAsDefault: true,
      });
}

/**
 * An empty database of the benchmark's own, dropped at the end.
 * @internal
 */
export class BenchDatabase {
  readonly location: DatabaseLocation;
  readonly knex: Knex;
  readonly #drop: () => Promise<void>;

  static async create(engine: Engine): Promise<BenchDatabase> {
    return engine === 'postgres' ? createPostgres() : createSqlite();
  }

  constructor(location: DatabaseLocation, drop: () => Promise<void>) {
    this.location = location;
    this.knex = openDatabase(location);
    this.#drop = drop;
  }

  /** Its size on disk in bytes. */
  async size(): Promise<number> {
    const { knex } = this;
    if (isPostgres(knex)) {
      const { rows } = await knex.raw(
        'select pg_database_size(current_database()) as size',
      );
      return Number(rows[0].size);
    }
    const [{ size }] = await knex.raw(
      'select page_count * page_size as size from pragma_page_count(), pragma_page_size()',
    );
    return Number(size);
  }

  /** Brings the planner's statistics up to date and clears dead rows away, as the database does by itself in time. */
  async settle(): Promise<void> {
    await this.knex.raw(
      isPostgres(this.knex) ? 'vacuum analyze' : 'pragma optimize',
    );
  }

  async close(): Promise<void> {
    await this.knex.destroy();
    await this.#drop();
  }
}

async function createPostgres(): Promise<BenchDatabase> {
  const url = process.env[POSTGRES_URL];
  if (!url) {
    throw new InputError(
      `${POSTGRES_URL} names no PostgreSQL server; "npm run bench" at the root of the repository starts one`,
    );
  }
  const server = knexFactory({
    client: 'pg',
    connection: `${url}/postgres`,
    pool: { min: 0, max: 1 },
  });
  const dropIfExists = () =>
    server.raw('drop database if exists ?? with (force)', [DATABASE]);
  await dropIfExists();
  await server.raw('create database ??', [DATABASE]);
  return new BenchDatabase(
    { engine: 'postgres', connectionString: `${url}/${DATABASE}` },
    async () => {
      await dropIfExists();
      await server.destroy();
    },
  );
}

async function createSqlite(): Promise<BenchDatabase> {
  const directory = await mkdtemp(join(tmpdir(), 'readiness-bench-'));
  return new BenchDatabase(
    { engine: 'sqlite', filename: join(directory, 'readiness.sqlite') },
    () => rm(directory, { recursive: true, force: true }),
  );
}
