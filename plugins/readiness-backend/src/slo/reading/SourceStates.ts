import { Knex } from 'knex';
import { bulkUpsert, BulkTarget } from '../../database/bulkUpsert';
import { isPostgres } from '../../database/dialect';
import { DbSloSourcesRow } from '../../database/sloTables';
import { instantOf } from './instantOf';
import {
  nextAttempt,
  SourceAttempt,
  SourceState,
  UNTRIED_SOURCE,
} from './nextAttempt';

const TARGET: BulkTarget<DbSloSourcesRow> = {
  table: 'slo_sources',
  columns: {
    source: 'text',
    state: 'text',
    failures: 'integer',
    retry_at: 'bigint',
    since: 'bigint',
    reason: 'text',
    read_at: 'bigint',
  },
  key: ['source'],
};

/** How often it is written that a source still answers, in milliseconds. */
const ANSWERS_NOTED_EVERY = 60_000;

/**
 * The circuit breakers of the data sources. They are stored, so that a source that fails is left alone by all replicas.
 *
 * - Whoever finds a source failing writes until when nothing is asked of it. Two that find it at the same time count
 *   once: the row is locked while it is decided, and what began before the failure was found says nothing new.
 * - When the time has come, exactly one reading tries it: `claimTrial` moves `retry_at` forward in one statement, and
 *   only the replica whose statement did so goes on. One that dies meanwhile costs the length of its trial.
 * - An answer, whoever gets it, ends the failure.
 * @internal
 */
export class SourceStates {
  readonly #knex: Knex;

  constructor(knex: Knex) {
    this.#knex = knex;
  }

  /** By name; sources that have never been asked are left out. */
  async readAll(): Promise<Map<string, SourceState>> {
    const rows = await this.#knex<DbSloSourcesRow>('slo_sources').select();
    return new Map(rows.map(row => [row.source, stateOf(row)]));
  }

  /** Whether the caller is the one that may try a failing source; nobody else may until `until`. */
  async claimTrial(
    source: string,
    { now, until }: { now: number; until: number },
  ): Promise<'claimed' | 'not-now'> {
    const claimed = await this.#knex<DbSloSourcesRow>('slo_sources')
      .where({ source })
      .whereNot({ state: 'ok' })
      .andWhere('retry_at', '<=', now)
      .update({ retry_at: until });
    return claimed === 1 ? 'claimed' : 'not-now';
  }

  /** Notes how an attempt ended, and gives what is known of the source now. */
  async note(source: string, attempt: SourceAttempt): Promise<SourceState> {
    return this.#knex.transaction(async tx => {
      const before = await this.#lock(tx, source);
      const after = nextAttempt(before, attempt);
      if (differs(before, after)) {
        await bulkUpsert(tx, TARGET, [rowOf(source, after)]);
      }
      return after;
    });
  }

  /** Forgets sources that are not configured any more. */
  async keepOnly(sources: readonly string[]): Promise<void> {
    await this.#knex<DbSloSourcesRow>('slo_sources')
      .whereNotIn('source', [...sources])
      .delete();
  }

  async #lock(tx: Knex.Transaction, source: string): Promise<SourceState> {
    const query = tx<DbSloSourcesRow>('slo_sources').where({ source });
    if (isPostgres(tx)) {
      query.forUpdate();
    }
    const [row] = await query;
    return row ? stateOf(row) : UNTRIED_SOURCE;
  }
}

function differs(before: SourceState, after: SourceState): boolean {
  const stillAnswers = before.state === 'ok' && after.state === 'ok';
  return stillAnswers
    ? (after.readAt ?? 0) - (before.readAt ?? 0) >= ANSWERS_NOTED_EVERY
    : before !== after;
}

function stateOf(row: DbSloSourcesRow): SourceState {
  return {
    state: row.state,
    failures: row.failures,
    retryAt: instantOf(row.retry_at),
    since: instantOf(row.since),
    reason: row.reason,
    readAt: instantOf(row.read_at),
  };
}

function rowOf(source: string, state: SourceState): DbSloSourcesRow {
  return {
    source,
    state: state.state,
    failures: state.failures,
    retry_at: state.retryAt,
    since: state.since,
    reason: state.reason,
    read_at: state.readAt,
  };
}
