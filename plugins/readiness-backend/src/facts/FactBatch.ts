import { FactPushResult, PushedFact } from 'backstage-plugin-readiness-common';
import { FactKey, FactRow } from './FactStore';
import {
  Candidate,
  keyOf,
  MergedRows,
  MergeOptions,
  RowMerger,
} from './RowMerger';
import { readPushedFact } from './readPushedFact';

/** What a batch does to the store. @internal */
export interface MergedBatch extends MergedRows {
  readonly rejected: FactPushResult['rejected'];
}

/**
 * The observations of one push: read, then merged with what is stored. Pure, so that a transaction may be repeated.
 * @internal
 */
export class FactBatch {
  readonly #candidates: readonly Candidate[];
  readonly #refused: FactPushResult['rejected'];

  static read(
    pushed: readonly PushedFact[],
    options: { source: string; now: number },
  ): FactBatch {
    const candidates = new Array<Candidate>();
    const refused: FactPushResult['rejected'] = [];
    pushed.forEach((item, index) => {
      const reading = readPushedFact(item, options);
      if (reading.kind === 'fact') {
        const { entityRef, fact } = reading;
        candidates.push({ index, entityRef, fact });
      } else {
        const { code, message } = reading;
        refused.push({ index, code, message });
      }
    });
    // A push may tell a history in any order.
    candidates.sort((a, b) => a.fact.observedAt - b.fact.observedAt);
    return new FactBatch(candidates, refused);
  }

  private constructor(
    candidates: readonly Candidate[],
    refused: FactPushResult['rejected'],
  ) {
    this.#candidates = candidates;
    this.#refused = refused;
  }

  /** The rows that the batch belongs to, each once. */
  get keys(): FactKey[] {
    const keys = new Map<string, FactKey>();
    for (const { entityRef, fact } of this.#candidates) {
      keys.set(keyOf(entityRef, fact.source), {
        entityRef,
        source: fact.source,
      });
    }
    return [...keys.values()];
  }

  /** @param rows - the stored rows of `keys` */
  merge(rows: readonly FactRow[], options: MergeOptions): MergedBatch {
    const merger = new RowMerger(rows, options);
    const rejected = [...this.#refused];
    for (const candidate of this.#candidates) {
      const refusal = merger.take(candidate);
      if (refusal) {
        rejected.push({ index: candidate.index, ...refusal });
      }
    }
    rejected.sort((left, right) => left.index - right.index);
    return { ...merger.result(), rejected };
  }
}
