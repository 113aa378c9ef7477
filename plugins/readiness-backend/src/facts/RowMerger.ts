import { Fact } from 'backstage-readiness-core';
import { FactRow } from './FactStore';
import { mergeFact, MergeResult } from './mergeFact';
import {
  formatStoredFacts,
  parseStoredFacts,
  StoredFact,
  storedFact,
} from './StoredFact';

/** An observation that could be read. @internal */
export interface Candidate {
  readonly index: number;
  readonly entityRef: string;
  readonly fact: Fact;
}

/** What merging came to. @internal */
export interface MergedRows {
  /** Rows that differ from what is stored. */
  readonly rows: readonly FactRow[];
  /** Entities of which a result may change. */
  readonly touched: ReadonlySet<string>;
  /** Entity of each observation that was taken. */
  readonly accepted: readonly string[];
  readonly unchanged: number;
}

/** @internal */
export interface MergeOptions {
  /** Epoch milliseconds. */
  readonly now: number;
  /** The instant from which a stored fact no longer holds for everything that reads it. */
  readonly endsFreshness: (fact: Fact, stored: StoredFact) => number;
}

/**
 * Merges observations into rows, one after the other.
 * @internal
 */
export class RowMerger {
  readonly #rows = new Map<
    string,
    { row: FactRow; facts: Map<string, StoredFact>; differs: boolean }
  >();
  readonly #touched = new Set<string>();
  readonly #accepted = new Array<string>();
  #unchanged = 0;

  constructor(rows: readonly FactRow[], readonly options: MergeOptions) {
    for (const row of rows) {
      this.#rows.set(keyOf(row.entity_ref, row.source), {
        row,
        facts: new Map(parseStoredFacts(row.facts)),
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

  result(): MergedRows {
    const differing = [...this.#rows.values()].filter(entry => entry.differs);
    return {
      rows: differing.map(({ row, facts }) => ({
        ...row,
        facts: formatStoredFacts(facts),
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

/** Why an observation is refused. @internal */
export interface Refusal {
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

/** Identifies a row. @internal */
export function keyOf(entityRef: string, source: string): string {
  return `${entityRef} ${source}`;
}
