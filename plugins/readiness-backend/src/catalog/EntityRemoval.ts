import { CATALOG_SOURCE } from 'backstage-readiness-core';
import { Knex } from 'knex';
import { retryOnDeadlock } from '../database/retryOnDeadlock';
import { DbScorecardsRow } from '../database/tables';
import { EvaluationQueue } from '../evaluation/EvaluationQueue';
import { FactStore } from '../facts/FactStore';
import { ChangeLog, NewChange } from '../results/ChangeLog';
import { ScorecardStore } from '../results/ScorecardStore';
import { EntityStore } from './EntityStore';

const BATCH = 500;

/**
 * Removes entities that have left the catalog: their scorecards end as recorded changes; pushed facts are kept for some
 * days, in case they come back.
 * @internal
 */
export class EntityRemoval {
  readonly #options: {
    readonly knex: Knex;
    readonly entities: EntityStore;
    readonly facts: FactStore;
    readonly queue: EvaluationQueue;
    readonly scorecards: ScorecardStore;
    readonly changes: ChangeLog;
  };

  constructor(options: {
    knex: Knex;
    entities: EntityStore;
    facts: FactStore;
    queue: EvaluationQueue;
    scorecards: ScorecardStore;
    changes: ChangeLog;
  }) {
    this.#options = options;
  }

  async remove(entityRefs: readonly string[], now: number): Promise<void> {
    const { knex } = this.#options;
    for (let start = 0; start < entityRefs.length; start += BATCH) {
      const refs = entityRefs.slice(start, start + BATCH);
      await retryOnDeadlock(() =>
        knex.transaction(tx => this.#removeBatch(tx, refs, now)),
      );
    }
  }

  async #removeBatch(
    tx: Knex.Transaction,
    refs: readonly string[],
    now: number,
  ): Promise<void> {
    const { entities, facts, queue, scorecards, changes } = this.#options;
    // First of all: what is being evaluated can then no longer be stored.
    await queue.remove(refs, tx);
    const rows = await scorecards.readScorecards(refs, tx);
    await changes.append(
      tx,
      rows.map(row => endOf(row, now)),
    );
    await scorecards.deleteScorecards(tx, rows);
    await scorecards.deleteAdoptions(tx, refs);
    await facts.deleteSource(CATALOG_SOURCE, refs, tx);
    await entities.delete(refs, tx);
  }
}

function endOf(row: DbScorecardsRow, now: number): NewChange {
  return {
    at: now,
    entity_ref: row.entity_ref,
    subject_kind: 'standard',
    subject: row.standard,
    causes: JSON.stringify([{ kind: 'removed' }]),
    from_rank: row.level_rank,
    to_rank: null,
    from_score: row.score,
    to_score: null,
    details: '{}',
    revision: row.revision,
  };
}
