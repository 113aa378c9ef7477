import { Knex } from 'knex';
import { BulkTarget } from '../database/bulkUpsert';
import { isPostgres, whereInList } from '../database/dialect';
import { DbEvaluationsRow } from '../database/tables';

/** When a row is due that nothing but a change makes due: the last instant that a date can hold. @internal */
export const NEVER_DUE = 8_640_000_000_000_000;

/** @internal */
export type NewRow = Pick<
  DbEvaluationsRow,
  'entity_ref' | 'due_at' | 'ticket' | 'requested'
>;

/** Rows of entities that are new in the queue. @internal */
export const NEW_ROWS: BulkTarget<NewRow> = {
  table: 'evaluations',
  columns: {
    entity_ref: 'text',
    due_at: 'bigint',
    ticket: 'text',
    requested: 'boolean',
  },
  key: ['entity_ref'],
};

/** Whole rows. @internal */
export const COMPLETED_ROWS: BulkTarget<DbEvaluationsRow> = {
  table: 'evaluations',
  columns: {
    ...NEW_ROWS.columns,
    attempts: 'integer',
    revision: 'integer',
    etag: 'text',
    evaluated_at: 'bigint',
    valid_until: 'bigint',
    inputs: 'text',
  },
  key: ['entity_ref'],
};

/** An entity that one worker holds, and what it was last evaluated against. @internal */
export interface ClaimedEntity {
  readonly entityRef: string;
  readonly attempts: number;
  /** Of the last evaluation; undefined before the first. */
  readonly last?: {
    readonly revision: number;
    readonly etag: string;
    readonly at: number;
    /** Until when its results hold by themselves, in epoch milliseconds. */
    readonly validUntil: number;
    /** Hash of what it was made from; null when it must be made again whatever has changed. */
    readonly inputs: string | null;
  };
}

/**
 * Locks rows in the order of their refs, so that two writers of the same rows wait for each other instead of blocking each
 * other.
 * @internal
 */
export async function lockRows(
  knex: Knex,
  entityRefs: readonly string[],
): Promise<void> {
  if (isPostgres(knex)) {
    const query = knex<DbEvaluationsRow>('evaluations')
      .select('entity_ref')
      .orderBy('entity_ref')
      .forUpdate();
    whereInList(query, knex, 'entity_ref', entityRefs);
    await query;
  }
}

/** The instant just before the one at which the first row is due. @internal */
export async function firstPlace(knex: Knex, now: number): Promise<number> {
  const row = await knex<DbEvaluationsRow>('evaluations')
    .min({ first: 'due_at' })
    .first();
  return Math.min(now, Number(row?.first ?? now)) - 1;
}

/** @internal */
export function claimedEntity(row: DbEvaluationsRow): ClaimedEntity {
  return {
    entityRef: row.entity_ref,
    attempts: row.attempts,
    ...(row.evaluated_at !== null && {
      last: {
        revision: row.revision ?? 0,
        etag: row.etag ?? '',
        at: Number(row.evaluated_at),
        validUntil: Number(row.valid_until ?? row.evaluated_at),
        inputs: row.inputs,
      },
    }),
  };
}
