import { Knex } from 'knex';
import { DbGovernanceEventsRow } from '../../database/governanceTables';
import { DAY_MILLISECONDS } from '../../results/instants';

/** Nobody is told what is older than this when it could not be told before: it has either passed or been seen. @internal */
export const NEWS_MILLISECONDS = 7 * DAY_MILLISECONDS;
/**
 * Longer than the transaction of an act lasts: one with a lower id may be committed after one with a higher id.
 * @internal
 */
export const LATE_MILLISECONDS = 5 * 60_000;
const MOST_EVENTS = 1_000;

/** @internal */
export interface NewRows {
  /** Oldest first; those of the minutes before the last reading are among them again. */
  readonly rows: readonly DbGovernanceEventsRow[];
  /** Id of the last act that is told once these are. */
  readonly until: number;
}

/**
 * The acts after one, and those that may have been committed before it in the order of their ids, but after the log was
 * last read: on PostgreSQL an act may be committed after one with a higher id. They are looked for from some minutes before
 * that reading, however long ago it is. Each part has its own bound, so that the second holds back none of the first. Two
 * queries.
 * @internal
 */
export async function readNewRows(options: {
  readonly knex: Knex;
  /** Id of the last act that was told. */
  readonly until: number;
  /** When the log was read until that one, epoch milliseconds; undefined where that is not known. */
  readonly readAt: number | undefined;
  /** Epoch milliseconds. */
  readonly now: number;
}): Promise<NewRows> {
  const { knex, until, now, readAt = now } = options;
  // A clock that was set back since then makes acts older than they are.
  const lateSince = Math.min(now, readAt) - LATE_MILLISECONDS;
  const [late, after] = await Promise.all([
    rowsSince(knex, Math.max(lateSince, now - NEWS_MILLISECONDS))
      .where('id', '<=', until)
      .orderBy('id', 'desc'),
    rowsSince(knex, now - NEWS_MILLISECONDS)
      .where('id', '>', until)
      .orderBy('id'),
  ]);
  return {
    rows: [...late.reverse(), ...after],
    until: Number(after[after.length - 1]?.id ?? until),
  };
}

function rowsSince(knex: Knex, since: number) {
  return knex<DbGovernanceEventsRow>('governance_events')
    .where('at', '>', since)
    .limit(MOST_EVENTS)
    .select('*');
}
