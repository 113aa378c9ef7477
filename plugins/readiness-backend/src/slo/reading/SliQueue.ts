import { randomUUID } from 'node:crypto';
import { Knex } from 'knex';
import { Clock } from '../../clock/Clock';
import { bulkUpsert, BulkTarget } from '../../database/bulkUpsert';
import { isPostgres, whereInList } from '../../database/dialect';
import { retryOnDeadlock } from '../../database/retryOnDeadlock';
import { DbSlisRow } from '../../database/sloTables';
import { WakeUp } from '../../evaluation/WakeUp';

/** When a row is due that is not read any more: the last instant that a date can hold. @internal */
export const NEVER_READ = 8_640_000_000_000_000;

/** Whole rows. @internal */
export const SLI_ROWS: BulkTarget<DbSlisRow> = {
  table: 'slis',
  columns: {
    sli_id: 'text',
    definition: 'text',
    threshold: 'text',
    slice_seconds: 'integer',
    days: 'integer',
    source: 'text',
    source_type: 'text',
    source_problem: 'text',
    series: 'text',
    due_at: 'bigint',
    ticket: 'text',
    read_from: 'bigint',
    read_until: 'bigint',
    counted_until: 'bigint',
    read_at: 'bigint',
    tried_at: 'bigint',
    outcome: 'text',
    outcome_reason: 'text',
    warnings: 'text',
    removed_at: 'bigint',
  },
  key: ['sli_id'],
};

/** Readings of one data source that one worker holds until its lease ends. @internal */
export interface SliClaim {
  readonly ticket: string;
  /** Null: those for which no data source can be chosen. */
  readonly source: string | null;
  readonly slis: readonly DbSlisRow[];
}

/**
 * The queue of readings: one row per SLI, which says when it is due. A row is in one of these states:
 *
 * - **idle**: `due_at` lies ahead: the next refresh, or never when no SLO uses it any more.
 * - **due**: `due_at` has come, by time, because its definition is new or different, or because slices were pushed.
 * - **claimed**: a worker holds it. `due_at` was moved forward by the lease, so that a worker that dies leaves a row that
 *   becomes due again by itself.
 *
 * A claim takes rows of one data source, so that a source that is slow holds up no other: a worker passes over the
 * sources that the other workers of its process are waiting for.
 *
 * The `ticket` is the right to store what was read. A claim renews it, and so does whoever changes a row: the publisher
 * of definitions, and pushed slices, which also take `read_until` back to what they change. What was read is stored only
 * for rows that still carry the ticket of the claim, checked and locked in the transaction that stores it. Therefore of
 * two workers that hold the same row, because a lease ran out, only the later one stores; and a definition or a push that
 * arrives during a reading is never lost: the row is due since then and is read again. What a reading stores is the same
 * however often it is repeated: slices replace those of the same start.
 *
 * On PostgreSQL a claim passes over rows that another claim is taking (`skip locked`); SQLite has one writer at a time.
 * @internal
 */
export class SliQueue {
  readonly #knex: Knex;
  readonly #clock: Clock;
  readonly #wakeUp: WakeUp;

  constructor(options: { knex: Knex; clock: Clock; wakeUp: WakeUp }) {
    this.#knex = options.knex;
    this.#clock = options.clock;
    this.#wakeUp = options.wakeUp;
  }

  /** Tells the workers of this process that there is something to read, once what made it is committed. */
  wake(): void {
    this.#wakeUp.notify();
  }

  /** Asks for readings now. */
  async request(sliIds: readonly string[]): Promise<void> {
    const now = await this.#clock.now();
    await retryOnDeadlock(async () => {
      const update = this.#knex<DbSlisRow>('slis')
        .whereNull('removed_at')
        .update({ due_at: now, ticket: randomUUID() });
      whereInList(update, this.#knex, 'sli_id', sliIds);
      await update;
    });
    this.wake();
  }

  /** Takes up to `limit` of the due rows of one source, that of the row that has been due the longest. */
  async claim(options: {
    limit: number;
    leaseMs: number;
    /** Sources to pass over; null is that of rows that have none. */
    notOf?: readonly (string | null)[];
  }): Promise<SliClaim> {
    const { limit, leaseMs, notOf = [] } = options;
    const now = await this.#clock.now();
    const ticket = randomUUID();
    const due = () =>
      this.#knex<DbSlisRow>('slis')
        .where('due_at', '<=', now)
        .orderBy('due_at');
    const first = await due()
      .select('source')
      .whereRaw(`${notIn(notOf)}`, notOf.map(keyOf))
      .first();
    if (!first) {
      return { ticket, source: null, slis: [] };
    }
    const { source } = first;
    const taken = due().select('sli_id').where({ source }).limit(limit);
    if (isPostgres(this.#knex)) {
      taken.forUpdate().skipLocked();
    }
    const slis: DbSlisRow[] = await this.#knex('slis')
      .whereIn('sli_id', taken)
      .update({ due_at: now + leaseMs, ticket })
      .returning('*');
    return { ticket, source, slis };
  }

  /** Of these, the rows whose ticket is still that of the claim; locked until the transaction ends. */
  async stillHeld(
    tx: Knex.Transaction,
    ticket: string,
    sliIds: readonly string[],
  ): Promise<Set<string>> {
    const query = tx<DbSlisRow>('slis')
      .select('sli_id')
      .where({ ticket })
      .orderBy('sli_id');
    whereInList(query, tx, 'sli_id', sliIds);
    if (isPostgres(tx)) {
      query.forUpdate();
    }
    const rows: Pick<DbSlisRow, 'sli_id'>[] = await query;
    return new Set(rows.map(row => row.sli_id));
  }

  /** Stores how rows that are still held go on. Their ticket is used up. */
  async complete(
    tx: Knex.Transaction,
    rows: readonly DbSlisRow[],
  ): Promise<void> {
    const ticket = randomUUID();
    await bulkUpsert(
      tx,
      SLI_ROWS,
      rows.map(row => ({ ...row, ticket })),
    );
  }

  /** How many rows are due, and for how long the oldest has been; null when none is. */
  async status(): Promise<{ due: number; oldestDueMs: number | null }> {
    const now = await this.#clock.now();
    const row = await this.#knex<DbSlisRow>('slis')
      .where('due_at', '<=', now)
      .count({ due: '*' })
      .min({ oldest: 'due_at' })
      .first<{ due: number | string; oldest: number | string | null }>();
    const { due, oldest } = row ?? { due: 0, oldest: null };
    return {
      due: Number(due),
      oldestDueMs: oldest === null ? null : Math.max(0, now - Number(oldest)),
    };
  }
}

function keyOf(source: string | null): string {
  return source ?? '';
}

function notIn(values: readonly unknown[]): string {
  return values.length === 0
    ? '1 = 1'
    : `coalesce(source, '') not in (${values.map(() => '?').join(', ')})`;
}
