import { Knex } from 'knex';
import { DbGovernanceEventsRow } from '../../database/governanceTables';
import { LATE_MILLISECONDS, NEWS_MILLISECONDS } from './readNewRows';

/** Acts that are read at a time, and how often. */
const BOUNDS = { page: 1_000, mostPages: 20 };

/** Which acts a digest is of. @internal */
export interface DigestWindow {
  /** Id of the last act that the digest before was of. */
  readonly from: number;
  /** When that one was begun, epoch milliseconds. */
  readonly since: number;
  /** Id of the last act that this one is of. */
  readonly through: number;
}

/** @internal */
export interface DigestRows {
  /** Oldest first. */
  readonly rows: readonly DbGovernanceEventsRow[];
  /** Id of the last act that is told once these are: `through`, or less where there are too many for one digest. */
  readonly through: number;
}

/**
 * The acts that a digest is of, in pages, with those that were committed after the digest before although their ids are
 * lower. Beyond 20,000 of them the rest is for the next digest.
 * @internal
 */
export async function readDigestRows(
  knex: Knex,
  { from, since, through }: DigestWindow,
  { page, mostPages } = BOUNDS,
): Promise<DigestRows> {
  const late = since - LATE_MILLISECONDS;
  const rows = new Array<DbGovernanceEventsRow>();
  let last = 0;
  for (let read = 0; read < mostPages; read++) {
    const found = await knex<DbGovernanceEventsRow>('governance_events')
      .where('at', '>', since - NEWS_MILLISECONDS)
      .andWhere('id', '>', last)
      .andWhere('id', '<=', through)
      .andWhere(any => any.where('id', '>', from).orWhere('at', '>', late))
      .orderBy('id')
      .limit(page)
      .select('*');
    rows.push(...found);
    if (found.length < page) {
      return { rows, through };
    }
    last = Number(found[page - 1].id);
  }
  return { rows, through: Math.max(last, from) };
}
