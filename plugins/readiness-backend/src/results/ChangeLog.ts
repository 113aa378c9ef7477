import { Knex } from 'knex';
import { bulkUpsert, BulkTarget } from '../database/bulkUpsert';
import { DbChangesRow } from '../database/tables';

/** An entry before it has its number. @internal */
export type NewChange = Omit<DbChangesRow, 'id'>;

const TARGET: BulkTarget<NewChange> = {
  table: 'changes',
  columns: {
    at: 'bigint',
    entity_ref: 'text',
    subject_kind: 'text',
    subject: 'text',
    causes: 'text',
    from_rank: 'smallint',
    to_rank: 'smallint',
    from_score: 'integer',
    to_score: 'integer',
    details: 'text',
    revision: 'integer',
  },
  key: ['entity_ref', 'subject'],
};

/**
 * The log of changes: entries are added and, when they are old, pruned; never altered.
 * @internal
 */
export class ChangeLog {
  async append(tx: Knex, changes: readonly NewChange[]): Promise<void> {
    await bulkUpsert(tx, TARGET, changes, 'ignore');
  }
}
