import {
  RELATION_DEPENDENCY_OF,
  RELATION_DEPENDS_ON,
} from '@backstage/catalog-model';
import { JsonObject } from '@backstage/types';
import { CATALOG_SOURCE } from 'backstage-readiness-core';
import { Knex } from 'knex';
import { entityOf, EntityStore } from '../catalog/EntityStore';
import { retryOnDeadlock } from '../database/retryOnDeadlock';
import { DbFactsRow } from '../database/tables';
import { FactStore } from '../facts/FactStore';
import { formatStoredFacts, parseStoredFacts } from '../facts/StoredFact';
import { ScorecardStore } from '../results/ScorecardStore';
import { EvaluationResult } from './evaluateCase';
import { EvaluationQueue } from './EvaluationQueue';

const FACT = 'catalog.dependencies';

/**
 * Keeps `belowFoundation` of the fact `catalog.dependencies` true: when an entity falls below the first level of a standard
 * or rises above it, the entities that depend on it are told and evaluated again.
 *
 * This ends, although it feeds results back into facts. What travels is only whether an entity is below its *first* level,
 * and the check that reads it belongs to a level above that one, so the answer of a dependent does not travel on. Should an
 * author put such a check into the first level, the answer travels along the dependencies; around a cycle it then settles,
 * because being told of one more entity below its first level never lifts anybody above it.
 * @internal
 */
export class DependencyLevels {
  readonly #options: {
    readonly knex: Knex;
    readonly entities: EntityStore;
    readonly facts: FactStore;
    readonly scorecards: ScorecardStore;
    readonly queue: EvaluationQueue;
    /** The standard whose first level counts. */
    readonly standard: string;
  };

  constructor(options: {
    knex: Knex;
    entities: EntityStore;
    facts: FactStore;
    scorecards: ScorecardStore;
    queue: EvaluationQueue;
    standard: string;
  }) {
    this.#options = options;
  }

  async refresh(
    results: readonly EvaluationResult[],
    now: number,
  ): Promise<void> {
    const { entities, queue } = this.#options;
    const crossed = results.flatMap(({ entityRef, changes }) =>
      changes.some(change => this.#crosses(change)) ? [entityRef] : [],
    );
    if (crossed.length === 0) {
      return;
    }
    const rows = await entities.readRows(crossed);
    const dependents = new Set(
      [...rows.values()].flatMap(row => targets(row, RELATION_DEPENDENCY_OF)),
    );
    if (dependents.size > 0) {
      await retryOnDeadlock(() => this.#tell([...dependents], now));
      queue.wake();
    }
  }

  #crosses(change: EvaluationResult['changes'][number]): boolean {
    return (
      change.subject_kind === 'standard' &&
      change.subject === this.#options.standard &&
      (change.from_rank === 0) !== (change.to_rank === 0)
    );
  }

  async #tell(dependents: readonly string[], now: number): Promise<void> {
    const { knex, entities, facts, scorecards, queue, standard } =
      this.#options;
    const rows = await entities.readRows(dependents);
    const dependencies = new Map(
      Array.from(rows, ([ref, row]) => [
        ref,
        targets(row, RELATION_DEPENDS_ON),
      ]),
    );
    await knex.transaction(async tx => {
      const keys = [...rows.keys()].map(entityRef => ({
        entityRef,
        source: CATALOG_SOURCE,
      }));
      const stored = await facts.lock(tx, keys, now);
      // Read under the lock: whoever is told last has seen all levels that were stored before.
      const levels = await scorecards.readLevels(
        standard,
        [...new Set([...dependencies.values()].flat())],
        tx,
      );
      const changed = stored.flatMap(row => {
        const below = (dependencies.get(row.entity_ref) ?? []).filter(
          ref => levels.get(ref) === 0,
        );
        return withBelowFoundation(row, below, now) ?? [];
      });
      await facts.write(changed, tx);
      await queue.requestIn(
        tx,
        changed.map(row => row.entity_ref),
        now,
      );
    });
  }
}

function withBelowFoundation(
  row: DbFactsRow,
  belowFoundation: readonly string[],
  now: number,
): DbFactsRow | undefined {
  const facts = parseStoredFacts(row.facts);
  const fact = facts.get(FACT);
  if (!fact || !('value' in fact)) {
    return undefined;
  }
  const value = fact.value as JsonObject;
  const next = { ...value, belowFoundation: belowFoundation.slice(0, 100) };
  return JSON.stringify(next) === JSON.stringify(value)
    ? undefined
    : {
        ...row,
        facts: formatStoredFacts(
          new Map(facts).set(FACT, { ...fact, value: next, observedAt: now }),
        ),
        updated_at: now,
      };
}

function targets(row: { entity: string }, type: string): string[] {
  const refs = (entityOf(row).relations ?? [])
    .filter(relation => relation.type === type)
    .map(relation => relation.targetRef);
  return [...new Set(refs)].sort();
}
