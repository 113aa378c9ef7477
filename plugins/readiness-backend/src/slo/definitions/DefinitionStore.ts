import { randomUUID } from 'node:crypto';
import { Knex } from 'knex';
import { bulkUpsert, BulkTarget } from '../../database/bulkUpsert';
import { whereInList } from '../../database/dialect';
import {
  DbRemovedObjectivesRow,
  DbSlisRow,
  DbSloObjectivesRow,
  DbSlosRow,
} from '../../database/sloTables';
import { SLI_ROWS } from '../reading/SliQueue';
import { ObjectiveStore } from '../status/ObjectiveStore';
import { RemovedObjectiveStore } from './RemovedObjectiveStore';
import {
  DefinitionChanges,
  keyOf,
  StoredDefinitions,
} from './DefinitionChanges';
import { whereObjectives } from './whereObjectives';

const SLO_ROWS: BulkTarget<DbSlosRow> = {
  table: 'slos',
  columns: {
    slo_id: 'text',
    name: 'text',
    entity_ref: 'text',
    unassigned_reason: 'text',
    service: 'text',
    file: 'text',
    line: 'integer',
    definition: 'text',
    last_valid: 'boolean',
    changed_at: 'bigint',
  },
  key: ['slo_id'],
};

/**
 * Stores the definitions in force, from which every replica reads and counts.
 * @internal
 */
export class DefinitionStore {
  readonly #objectives: ObjectiveStore;
  readonly #removed = new RemovedObjectiveStore();

  constructor(options: { objectives: ObjectiveStore }) {
    this.#objectives = options.objectives;
  }

  async read(knex: Knex): Promise<StoredDefinitions> {
    const slos = await knex<DbSlosRow>('slos').select();
    const slis = await knex<DbSlisRow>('slis').select();
    const objectives = await knex<DbSloObjectivesRow>(
      'slo_objectives',
    ).select();
    const removed = await knex<DbRemovedObjectivesRow>(
      'removed_objectives',
    ).select();
    return {
      removed,
      slos: new Map(slos.map(row => [row.slo_id, row])),
      slis: new Map(slis.map(row => [row.sli_id, row])),
      objectives: new Map(objectives.map(row => [keyOf(row), row])),
    };
  }

  /**
   * Writes changes. The rows of SLIs come first, as in the workers: whoever holds one of them waits, and what it has
   * counted by older definitions is thrown away.
   */
  async write(
    tx: Knex.Transaction,
    changes: DefinitionChanges,
    now: number,
  ): Promise<void> {
    await bulkUpsert(tx, SLI_ROWS, changes.slis);
    await touch(tx, changes.touchedSlis, now);
    await bulkUpsert(tx, SLO_ROWS, changes.slos);
    await deleteObjectives(tx, changes.goneObjectives);
    // First, because what is kept may have the name of what is back.
    await this.#removed.forget(tx, changes.back);
    // Before the changes: whether anything was ever told is read from the log.
    await this.#removed.keep(tx, changes.removed);
    await this.#objectives.write(tx, changes.objectives, changes.changes);
    if (changes.goneSlos.length > 0) {
      const query = tx<DbSlosRow>('slos').delete();
      whereInList(query, tx, 'slo_id', changes.goneSlos);
      await query;
    }
  }
}

async function touch(
  tx: Knex.Transaction,
  sliIds: readonly string[],
  now: number,
): Promise<void> {
  if (sliIds.length > 0) {
    const update = tx<DbSlisRow>('slis')
      .whereNull('removed_at')
      .update({ due_at: now, ticket: randomUUID() });
    whereInList(update, tx, 'sli_id', sliIds);
    await update;
  }
}

async function deleteObjectives(
  tx: Knex.Transaction,
  rows: readonly DbSloObjectivesRow[],
): Promise<void> {
  if (rows.length > 0) {
    const query = tx<DbSloObjectivesRow>('slo_objectives').delete();
    whereObjectives(query, tx, rows);
    await query;
  }
}
