import { Knex } from 'knex';
import { bulkUpsert, BulkTarget } from '../../database/bulkUpsert';
import { whereInList } from '../../database/dialect';
import {
  DbRemovedObjectivesRow,
  DbSloChangesRow,
  DbSloObjectivesRow,
  DbSloState,
} from '../../database/sloTables';
import { RemovedObjective } from './removedObjectives';

type Key = Pick<DbSloObjectivesRow, 'entity_ref' | 'slo' | 'objective'>;

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
            !untold.includes(one) || toldBefore.has(keyText(loggedKey(one))),
        )
        .map(({ row }) => row),
    );
  }

  /** An objective that is back counts as it stands. */
  async forget(tx: Knex.Transaction, back: readonly Key[]): Promise<void> {
    if (back.length > 0) {
      const query = tx<DbRemovedObjectivesRow>('removed_objectives').delete();
      whereKeys(query, tx, back);
      await query;
    }
  }

  /** Of objectives of which nothing can be told now: those of which something could, by the log of changes. */
  async #toldBefore(
    tx: Knex.Transaction,
    untold: readonly Key[],
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
    whereKeys(query, tx, untold);
    const rows: Key[] = await query;
    return new Set(rows.map(keyText));
  }
}

/** By entity as well, because an index finds that. */
function whereKeys(
  query: Knex.QueryBuilder,
  knex: Knex,
  keys: readonly Key[],
): void {
  whereInList(query, knex, 'entity_ref', [
    ...new Set(keys.map(key => key.entity_ref)),
  ]);
  whereInList(
    query,
    knex,
    "(entity_ref || ' ' || slo || ' ' || objective)",
    keys.map(keyText),
  );
}

function loggedKey({ row, logged }: RemovedObjective): Key {
  return { entity_ref: row.entity_ref, slo: row.slo, objective: logged };
}

function keyText({ entity_ref, slo, objective }: Key): string {
  return `${entity_ref} ${slo} ${objective}`;
}
