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
  /** Oldest first; those of the last minutes are among them again. */
  readonly rows: readonly DbGovernanceEventsRow[];
  /** Id of the last act that is told once these are. */
  readonly until: number;
}

/**
 * The acts after one, and those of the last minutes before it: on PostgreSQL an act may be committed after one with a
 * higher id. Each part has its own bound, so that the second holds back none of the first. Two queries.
 * @internal
 */
export async function readNewRows(options: {
  readonly knex: Knex;
  /** Id of the last act that was told. */
  readonly until: number;
  /** Epoch milliseconds. */
  readonly now: number;
}): Promise<NewRows> {
  const { knex, until, now } = options;
  const [late, after] = await Promise.all([
    rowsSince(knex, now - LATE_MILLISECONDS)
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
