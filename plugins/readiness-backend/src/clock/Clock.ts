import { Knex } from 'knex';

/**
 * The time of a batch, in milliseconds since the epoch.
 * @internal
 */
export interface Clock {
  now(): Promise<number>;
}

/**
 * The database's clock: one for all replicas, however far apart their own clocks are.
 * @internal
 */
export class DatabaseClock implements Clock {
  readonly #knex: Knex;

  constructor(knex: Knex) {
    this.#knex = knex;
  }

  async now(): Promise<number> {
    const isPostgres = this.#knex.client.config.client === 'pg';
    const [row] = await this.#knex.select<{ now: number | string }[]>(
      this.#knex.raw(
        isPostgres
          ? 'floor(extract(epoch from clock_timestamp()) * 1000)::bigint as now'
          : "cast(unixepoch('subsec') * 1000 as integer) as now",
      ),
    );
    return Number(row.now);
  }
}
