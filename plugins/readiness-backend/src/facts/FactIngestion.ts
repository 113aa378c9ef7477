import { InputError } from '@backstage/errors';
import { FactPushResult, PushedFact } from 'backstage-plugin-readiness-common';
import { Knex } from 'knex';
import { EntityStore } from '../catalog/EntityStore';
import { Clock } from '../clock/Clock';
import { retryOnDeadlock } from '../database/retryOnDeadlock';
import { EvaluationQueue } from '../evaluation/EvaluationQueue';
import { Publications } from '../standards/Publication';
import { FactBatch, MergedBatch } from './FactBatch';
import { FactSettings } from './FactSettings';
import { FactStore } from './FactStore';
import { shortestFreshness } from './shortestFreshness';

const MOST_FACTS = 5000;

/** @internal */
export interface FactIngestionOptions {
  readonly knex: Knex;
  readonly clock: Clock;
  readonly settings: FactSettings;
  readonly facts: FactStore;
  readonly entities: EntityStore;
  readonly queue: EvaluationQueue;
  readonly publications: Publications;
}

/**
 * Takes observations in, item by item: a bad one is refused with its reason and costs the others nothing. Sending the same
 * observations again changes nothing. Rows are locked while they are merged, so that two pushes to one entity lose
 * nothing; what depends on a changed fact is marked in the same transaction.
 * @internal
 */
export class FactIngestion {
  readonly #options: FactIngestionOptions;

  constructor(options: FactIngestionOptions) {
    this.#options = options;
  }

  /**
   * @param source - the source of items that name none
   * @throws InputError when there are more than 5,000 items
   */
  async push(
    pushed: readonly PushedFact[],
    { source }: { source: string },
  ): Promise<FactPushResult> {
    if (pushed.length > MOST_FACTS) {
      throw new InputError(
        `${pushed.length} facts are too many for one call; send at most ${MOST_FACTS}`,
      );
    }
    const { clock, queue, entities } = this.#options;
    const now = await clock.now();
    const batch = FactBatch.read(pushed, { source, now });
    const merged = await retryOnDeadlock(() => this.#store(batch, now));
    queue.wake();
    const known = await entities.existing([...new Set(merged.accepted)]);
    return {
      accepted: merged.accepted.length,
      unchanged: merged.unchanged,
      held: merged.accepted.filter(ref => !known.has(ref)).length,
      rejected: [...merged.rejected],
    };
  }

  async #store(batch: FactBatch, now: number): Promise<MergedBatch> {
    const { knex, facts, settings, queue, publications } = this.#options;
    const limits = shortestFreshness(await publications.current());
    return knex.transaction(async tx => {
      const rows = await facts.lock(tx, batch.keys, now);
      const merged = batch.merge(rows, {
        now,
        endsFreshness: (fact, stored) =>
          stored.observedAt +
          Math.min(
            stored.freshFor ?? settings.freshFor(fact.source) ?? Infinity,
            limits.get(fact.factId) ?? Infinity,
          ),
      });
      await facts.write(merged.rows, tx);
      await queue.requestIn(tx, [...merged.touched], now);
      return merged;
    });
  }
}
