import { mkdtemp, rm } from 'fs/promises';
import { tmpdir } from 'os';
import { join } from 'path';
import createKnex, { Knex } from 'knex';

const NAME = 'readiness_slo_bench';

/**
 * An empty database: SQLite in a file, or one of its own on the PostgreSQL that a connection string leads to. Counts its
 * queries.
 * @internal
 */
export class BenchDatabase {
  readonly knex: Knex;
  readonly #close: () => Promise<void>;
  queries = 0;

  static async sqlite(): Promise<BenchDatabase> {
    const folder = await mkdtemp(join(tmpdir(), 'readiness-bench-'));
    const knex = createKnex({
      client: 'better-sqlite3',
      connection: { filename: join(folder, 'readiness.sqlite') },
      useNullAsDefault: true,
    });
    await knex.raw('pragma journal_mode = wal');
    return new BenchDatabase(knex, () => rm(folder, { recursive: true }));
  }

  static async postgres(connection: string): Promise<BenchDatabase> {
    const admin = createKnex({ client: 'pg', connection });
    await admin.raw(`drop database if exists ${NAME}`);
    await admin.raw(`create database ${NAME}`);
    const url = new URL(connection);
    url.pathname = NAME;
    const knex = createKnex({ client: 'pg', connection: url.href });
    return new BenchDatabase(knex, async () => {
      await admin.raw(`drop database ${NAME}`);
      await admin.destroy();
    });
  }

  private constructor(knex: Knex, close: () => Promise<void>) {
    this.knex = knex;
    this.#close = close;
    knex.on('query', () => {
      this.queries += 1;
    });
  }

  async bytes(): Promise<number> {
    const { knex } = this;
    const isPostgres = knex.client.config.client === 'pg';
    const { rows, ...others } = await knex.raw(
      isPostgres
        ? 'select pg_database_size(current_database()) as bytes'
        : 'select page_count * page_size as bytes from pragma_page_count(), pragma_page_size()',
    );
    const [row]: { bytes: number | string }[] = rows ?? Object.values(others);
    return Number(row.bytes);
  }

  async close(): Promise<void> {
    await this.knex.destroy();
    await this.#close();
  }
}
