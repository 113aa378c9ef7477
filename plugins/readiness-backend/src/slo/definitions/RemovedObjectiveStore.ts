import { Knex } from 'knex';
import { bulkUpsert, BulkTarget } from '../../database/bulkUpsert';
import {
  DbRemovedObjectivesRow,
  DbSloChangesRow,
  DbSloState,
} from '../../database/sloTables';
import { RemovedObjective } from './removedObjectives';
import {
  ObjectiveKey,
  objectiveKeyText,
  whereObjectives,
} from './whereObjectives';

const REMOVED_ROWS: BulkTarget<DbRemovedObjectivesRow> = {
  table: 'removed_objectives',
  columns: {
    entity_ref: 'text',
    slo: 'text',
    objective: 'text',
    state: 'text',
    budget_remaining_at_least: 'double precision',
    definition: 'text',
    counted_until: 'bigint',
    removed_at: 'bigint',
    counts_until: 'bigint',
  },
  key: ['entity_ref', 'slo', 'objective'],
};

/** States in which something was counted. */
const TOLD: readonly DbSloState[] = [
  'ok',
  'at-risk',
  'exhausted',
  'no-traffic',
];

/**
 * Stores objectives that are gone, as they stood.
 *
 * Contract: works within the transaction that takes the objectives away or brings them back, so that gates see an
 * objective either alive or as removed.
 * @internal
 */
export class RemovedObjectiveStore {
  /**
   * Those of which something was ever counted: what was never more than a mistaken document can be taken back.
   */
  async keep(
    tx: Knex.Transaction,
    removed: readonly RemovedObjective[],
  ): Promise<void> {
    const untold = removed.filter(
      ({ row: { state, counted_until } }) =>
        counted_until === null && !TOLD.includes(state),
    );
    const toldBefore = await this.#toldBefore(tx, untold.map(loggedKey));
    await bulkUpsert(
      tx,
      REMOVED_ROWS,
      removed
        .filter(
          one =>
            !untold.includes(one) ||
            toldBefore.has(objectiveKeyText(loggedKey(one))),
        )
        .map(({ row }) => row),
    );
  }

  /** An objective that is back counts as it stands. */
  async forget(
    tx: Knex.Transaction,
    back: readonly ObjectiveKey[],
  ): Promise<void> {
    if (back.length > 0) {
      const query = tx<DbRemovedObjectivesRow>('removed_objectives').delete();
      whereObjectives(query, tx, back);
      await query;
    }
  }

  /** Of objectives of which nothing can be told now: those of which something could, by the log of changes. */
  async #toldBefore(
    tx: Knex.Transaction,
    untold: readonly ObjectiveKey[],
  ): Promise<Set<string>> {
    if (untold.length === 0) {
      return new Set();
    }
    const query = tx<DbSloChangesRow>('slo_changes')
      .where(change =>
        change
          .whereIn('from_state', [...TOLD])
          .orWhereIn('to_state', [...TOLD]),
      )
      .distinct('entity_ref', 'slo', 'objective');
    whereObjectives(query, tx, untold);
    const rows: ObjectiveKey[] = await query;
    return new Set(rows.map(objectiveKeyText));
  }
}

function loggedKey({ row, logged }: RemovedObjective): ObjectiveKey {
  return { entity_ref: row.entity_ref, slo: row.slo, objective: logged };
}
