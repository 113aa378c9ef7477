import { randomUUID } from 'node:crypto';
import { Knex } from 'knex';
import { Clock } from '../clock/Clock';
import { bulkUpsert } from '../database/bulkUpsert';
import { isPostgres, whereInList } from '../database/dialect';
import { retryOnDeadlock } from '../database/retryOnDeadlock';
import { DbEvaluationsRow } from '../database/tables';
import {
  ClaimedEntity,
  claimedEntity,
  COMPLETED_ROWS,
  firstPlace,
  lockRows,
  NEW_ROWS,
} from './queueRows';
import { WakeUp } from './WakeUp';

/** Clocks of one database server may differ by so much from one moment to the next. Milliseconds. */
const CLOCK_TOLERANCE = 5 * 60_000;

/** No row that was asked for waits longer than this, not even one that failed many times. Milliseconds. */
const LONGEST_WAIT = 2 * 3_600_000;

/** A batch that one worker holds until its lease ends. @internal */
export interface Claim {
  readonly ticket: string;
  readonly entities: readonly ClaimedEntity[];
}

/**
 * The queue of evaluations: one row per entity, which says when it is due. A row is in one of these states:
 *
 * - **idle**: `due_at` lies ahead. It is the instant until which the last results hold, or never.
 * - **due**: `due_at` has come, because time went by or because somebody asked (`requested`).
 * - **claimed**: a worker holds it. `due_at` was moved forward by the lease, so that a worker that dies leaves a row
 *   that becomes due again by itself; nothing has to be cleaned up.
 *
 * The `ticket` is the right to store results. Four things renew it: a request, a claim, the publishing of a revision
 * that concerns the entity, and storing results, which uses it up. A worker stores results only for rows that still carry the ticket of its claim, and
 * checks that in the transaction that stores them. Therefore:
 *
 * - of two workers that hold the same entity, because a lease ran out, only the later one stores;
 * - a change that arrives during an evaluation is never lost: the results made without it are thrown away, and the row
 *   has been due since the request;
 * - results never go back in time;
 * - as long as an entity has the same ticket, the same results are stored of it.
 *
 * `inputs` tells what the stored results were made from. Where that is as it was and they still hold, a worker confirms
 * them without making them again. Two things take it away, so that they are made again whatever has changed: an urgent
 * request, behind which is a person, and a clock that was set back.
 *
 * On PostgreSQL a claim passes over rows that another claim is taking (`skip locked`); SQLite has one writer at a time.
 * @internal
 */
export class EvaluationQueue {
  readonly #knex: Knex;
  readonly #clock: Clock;
  readonly #wakeUp: WakeUp;

  constructor(options: { knex: Knex; clock: Clock; wakeUp?: WakeUp }) {
    this.#knex = options.knex;
    this.#clock = options.clock;
    this.#wakeUp = options.wakeUp ?? new WakeUp();
  }

  /** Adds entities that are new, due at once. Those that are in the queue stay as they are. */
  async add(
    tx: Knex.Transaction,
    entityRefs: readonly string[],
    now: number,
  ): Promise<void> {
    const ticket = randomUUID();
    const rows = entityRefs.map(entity_ref => ({
      entity_ref,
      due_at: now,
      ticket,
      requested: true,
    }));
    await bulkUpsert(tx, NEW_ROWS, rows, 'ignore');
  }

  /** Tells the workers of this process that there is work, once what made it is committed. */
  wake(): void {
    this.#wakeUp.notify();
  }

  /**
   * Asks for evaluations: what is asked for is due at once, or, if `urgent`, before everything else and evaluated even if
   * nothing has changed. Refs that are not in the queue are passed over.
   */
  async request(
    entityRefs: readonly string[],
    options: { urgent?: boolean } = {},
  ): Promise<void> {
    const now = await this.#clock.now();
    await retryOnDeadlock(() =>
      this.#knex.transaction(async tx => {
        const dueAt = options.urgent ? await firstPlace(tx, now) : now;
        await this.requestIn(tx, entityRefs, dueAt, options);
      }),
    );
    this.wake();
  }

  /** As `request`, within the transaction that stores what has changed; call `wake` when it is committed. */
  async requestIn(
    tx: Knex.Transaction,
    entityRefs: readonly string[],
    dueAt: number,
    options: { urgent?: boolean } = {},
  ): Promise<void> {
    if (entityRefs.length === 0) {
      return;
    }
    await lockRows(tx, entityRefs);
    const update = tx<DbEvaluationsRow>('evaluations').update({
      due_at: tx.raw('case when due_at < ? then due_at else ? end', [
        dueAt,
        dueAt,
      ]),
      ticket: randomUUID(),
      requested: true,
      ...(options.urgent && { inputs: null }),
    });
    whereInList(update, tx, 'entity_ref', entityRefs);
    await update;
  }

  /** What was evaluated at or after an instant. */
  async evaluatedSince(tx: Knex.Transaction, since: number): Promise<string[]> {
    const rows = await tx<DbEvaluationsRow>('evaluations')
      .select('entity_ref')
      .where('evaluated_at', '>=', since);
    return rows.map(row => row.entity_ref);
  }

  /** Takes up to `limit` of the rows that are due, the longest due first, for `leaseMs`. */
  async claim(options: { limit: number; leaseMs: number }): Promise<Claim> {
    const now = await this.#clock.now();
    const ticket = randomUUID();
    const due = this.#knex<DbEvaluationsRow>('evaluations')
      .select('entity_ref')
      .where('due_at', '<=', now)
      .orderBy('due_at')
      .limit(options.limit);
    if (isPostgres(this.#knex)) {
      due.forUpdate().skipLocked();
    }
    const rows: DbEvaluationsRow[] = await this.#knex('evaluations')
      .whereIn('entity_ref', due)
      .update({ due_at: now + options.leaseMs, ticket })
      .returning('*');
    return { ticket, entities: rows.map(claimedEntity) };
  }

  /** Of these, the ones whose ticket is still that of the claim; locked until the transaction ends. */
  async stillHeld(
    tx: Knex.Transaction,
    ticket: string,
    entityRefs: readonly string[],
  ): Promise<Set<string>> {
    const query = tx<DbEvaluationsRow>('evaluations')
      .select('entity_ref')
      .where({ ticket })
      .orderBy('entity_ref');
    whereInList(query, tx, 'entity_ref', entityRefs);
    if (isPostgres(tx)) {
      query.forUpdate();
    }
    const rows: Pick<DbEvaluationsRow, 'entity_ref'>[] = await query;
    return new Set(rows.map(row => row.entity_ref));
  }

  /** Stores when rows that are still held are due next, and what they were evaluated against. */
  async complete(
    tx: Knex.Transaction,
    rows: readonly DbEvaluationsRow[],
  ): Promise<void> {
    await bulkUpsert(tx, COMPLETED_ROWS, rows);
  }

  /** Gives rows back, to be tried again at an instant; those that somebody else asked for stay as they are. */
  async giveBack(
    ticket: string,
    entityRefs: readonly string[],
    options: { dueAt: number; failed: boolean; knex?: Knex },
  ): Promise<void> {
    const { knex = this.#knex } = options;
    const update = knex<DbEvaluationsRow>('evaluations')
      .where({ ticket })
      .update({
        due_at: options.dueAt,
        ...(options.failed ? { attempts: knex.raw('attempts + 1') } : {}),
      });
    whereInList(update, knex, 'entity_ref', entityRefs);
    await update;
  }

  /** Takes rows out whose entity is gone, unless somebody has asked for it since. */
  async drop(ticket: string, entityRefs: readonly string[]): Promise<void> {
    if (entityRefs.length > 0) {
      const query = this.#knex<DbEvaluationsRow>('evaluations')
        .where({ ticket })
        .delete();
      whereInList(query, this.#knex, 'entity_ref', entityRefs);
      await query;
    }
  }

  async remove(entityRefs: readonly string[], knex: Knex): Promise<void> {
    const query = knex<DbEvaluationsRow>('evaluations').delete();
    whereInList(query, knex, 'entity_ref', entityRefs);
    await query;
  }

  /**
   * Mends what a clock leaves behind that ran ahead and was set back: rows that were evaluated in what is now the future,
   * and rows that were asked for but are due only then. Gives how many.
   */
  async mendAfterClockChange(): Promise<number> {
    const now = await this.#clock.now();
    const mended = await this.#knex<DbEvaluationsRow>('evaluations')
      .where('evaluated_at', '>', now + CLOCK_TOLERANCE)
      .orWhere(asked =>
        asked
          .where({ requested: true })
          .andWhere('due_at', '>', now + LONGEST_WAIT),
      )
      .update({
        due_at: now,
        ticket: randomUUID(),
        requested: true,
        inputs: null,
        // So that the same rows are not found again before they are evaluated.
        evaluated_at: this.#knex.raw(
          'case when evaluated_at > ? then ? else evaluated_at end',
          [now, now],
        ),
      });
    if (mended > 0) {
      this.wake();
    }
    return mended;
  }

  /** How many rows are due, and for how long the oldest has been; null when none is. */
  async status(): Promise<{ due: number; oldestDueMs: number | null }> {
    const now = await this.#clock.now();
    const row = await this.#knex<DbEvaluationsRow>('evaluations')
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
