import { Fact } from 'backstage-readiness-core';
import { FactPushResult, PushedFact } from 'backstage-plugin-readiness-common';
import { DbFactsRow } from '../database/tables';
import { FactKey } from './FactStore';
import { mergeFact, MergeResult } from './mergeFact';
import { readPushedFact } from './readPushedFact';
import { parseStoredFacts, StoredFact, storedFact } from './StoredFact';

interface Candidate {
  readonly index: number;
  readonly entityRef: string;
  readonly fact: Fact;
}

/** What a batch does to the store. @internal */
export interface MergedBatch {
  /** Rows that differ from what is stored. */
  readonly rows: readonly DbFactsRow[];
  /** Entities of which a result may change. */
  readonly touched: ReadonlySet<string>;
  /** Entity of each observation that was taken. */
  readonly accepted: readonly string[];
  readonly unchanged: number;
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

  /**
   * @param rows - the stored rows of `keys`
   * @param endsFreshness - the instant from which a stored fact no longer holds for everything that reads it
   */
  merge(
    rows: readonly DbFactsRow[],
    options: {
      readonly now: number;
      readonly endsFreshness: (fact: Fact, stored: StoredFact) => number;
    },
  ): MergedBatch {
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

class RowMerger {
  readonly #rows = new Map<
    string,
    { row: DbFactsRow; facts: Map<string, StoredFact>; differs: boolean }
  >();
  readonly #touched = new Set<string>();
  readonly #accepted = new Array<string>();
  #unchanged = 0;

  constructor(
    rows: readonly DbFactsRow[],
    readonly options: Parameters<FactBatch['merge']>[1],
  ) {
    for (const row of rows) {
      this.#rows.set(keyOf(row.entity_ref, row.source), {
        row,
        facts: new Map(Object.entries(parseStoredFacts(row.facts))),
        differs: false,
      });
    }
  }

  /** Why the observation is refused; undefined when it is not. */
  take({ entityRef, fact }: Candidate): Refusal | undefined {
    const entry = this.#rows.get(keyOf(entityRef, fact.source));
    if (!entry) {
      throw new Error(
        `The row of ${entityRef} from ${fact.source} was not locked`,
      );
    }
    const stored = entry.facts.get(fact.factId);
    const next = storedFact(fact);
    const result = mergeFact(stored, next);
    if (result === 'unchanged') {
      this.#unchanged += 1;
      return undefined;
    }
    if (result === 'older' || result === 'conflict') {
      return refusalOf(result, fact, stored);
    }
    this.#accepted.push(entityRef);
    if (this.#mayChangeResults(result, fact, stored)) {
      this.#touched.add(entityRef);
    }
    entry.facts.set(fact.factId, next);
    entry.differs = true;
    return undefined;
  }

  result(): Omit<MergedBatch, 'rejected'> {
    const differing = [...this.#rows.values()].filter(entry => entry.differs);
    return {
      rows: differing.map(({ row, facts }) => ({
        ...row,
        facts: JSON.stringify(Object.fromEntries(facts)),
        updated_at: this.options.now,
      })),
      touched: this.#touched,
      accepted: this.#accepted,
      unchanged: this.#unchanged,
    };
  }

  /**
   * A newer observation that says the same changes nothing while the stored one still holds: the evaluation that is due
   * when that one would have ended finds the newer one.
   */
  #mayChangeResults(
    result: MergeResult,
    fact: Fact,
    stored: StoredFact | undefined,
  ): boolean {
    return (
      result !== 'newer' ||
      stored === undefined ||
      this.options.endsFreshness(fact, stored) <= this.options.now
    );
  }
}

interface Refusal {
  readonly code: string;
  readonly message: string;
}

function refusalOf(
  code: 'older' | 'conflict',
  { factId }: Fact,
  stored: StoredFact | undefined,
): Refusal {
  const at = new Date(stored?.observedAt ?? 0).toISOString();
  return {
    code,
    message:
      code === 'older'
        ? `An observation of ${factId} at ${at} is stored, which is newer; nothing is to be done`
        : `${factId} was observed at ${at} with another value, which stays; send a correction with a later observedAt`,
  };
}

function keyOf(entityRef: string, source: string): string {
  return `${entityRef} ${source}`;
}
