import { createReadStream } from 'node:fs';
import { resolve } from 'node:path';
import { toError } from '@backstage/errors';
import { Fact } from 'backstage-readiness-core';
import { CallError } from '../CallError';
import { Problem } from '../types';
import { parseFactLine } from './parseFactLine';
import { readLines } from './readLines';

/** @internal */
export interface FactsReading {
  /** By canonical entity ref; of one fact and source the newest observation, of equally old ones the first. */
  readonly byEntity: ReadonlyMap<string, readonly Fact[]>;
  readonly problems: readonly Problem[];
}

/** @internal */
export interface ReadFactsOptions {
  readonly cwd: string;
  /** Epoch milliseconds. */
  readonly now: number;
  /** Facts about other entities are not kept. */
  readonly isWanted: (entityRef: string) => boolean;
}

const LONGEST_LINE = 64 * 1024;

/** A file that is no file of facts at all should not drown everything else. */
const PROBLEMS_SHOWN = 100;

class Collected {
  readonly #file: string;
  readonly #facts = new Map<string, Map<string, Fact>>();
  readonly #problems = new Array<Problem>();
  #refused = 0;
  #unwanted = 0;
  #firstUnwanted: Problem | undefined;

  constructor(file: string) {
    this.#file = file;
  }

  add(entityRef: string, fact: Fact): void {
    const own = this.#facts.get(entityRef) ?? new Map<string, Fact>();
    this.#facts.set(entityRef, own);
    const key = JSON.stringify([fact.factId, fact.source]);
    const before = own.get(key);
    if (!before || fact.observedAt > before.observedAt) {
      own.set(key, fact);
    }
  }

  addUnwanted(line: number, entityRef: string): void {
    this.#unwanted += 1;
    this.#firstUnwanted ??= this.#problem(
      'unknown-entity',
      line,
      `${entityRef} is not among the entities that are scored`,
    );
  }

  refuse(line: number, reason: string): void {
    this.#refused += 1;
    if (this.#refused <= PROBLEMS_SHOWN) {
      this.#problems.push({
        ...this.#problem('bad-fact', line, `The fact is left out: ${reason}`),
        severity: 'error',
      });
    }
  }

  get reading(): FactsReading {
    const problems = [...this.#problems];
    if (this.#refused > PROBLEMS_SHOWN) {
      const more = this.#refused - PROBLEMS_SHOWN;
      problems.push({
        ...this.#problem(
          'bad-fact',
          null,
          `${more} more facts are left out; mend those above first`,
        ),
        severity: 'error',
      });
    }
    if (this.#firstUnwanted) {
      const { message } = this.#firstUnwanted;
      problems.push({
        ...this.#firstUnwanted,
        message: `${
          this.#unwanted
        } facts are about other entities; the first: ${message}`,
      });
    }
    const byEntity = Array.from(
      this.#facts,
      ([entityRef, facts]) => [entityRef, [...facts.values()]] as const,
    );
    return { byEntity: new Map(byEntity), problems };
  }

  #problem(code: string, line: number | null, message: string): Problem {
    return { severity: 'warning', code, file: this.#file, line, message };
  }
}

/**
 * Reads a file of facts, one JSON object a line. A bad line is a problem and the others go on; a file that cannot be
 * opened is a `CallError`.
 * @internal
 */
export async function readFacts(
  file: string,
  { cwd, now, isWanted }: ReadFactsOptions,
): Promise<FactsReading> {
  const collected = new Collected(file);
  const lines = readLines(createReadStream(resolve(cwd, file)), LONGEST_LINE);
  try {
    for await (const line of lines) {
      if (line.kind === 'too-long') {
        collected.refuse(
          line.number,
          `the line has more than ${LONGEST_LINE} bytes`,
        );
      } else if (line.text.trim() !== '') {
        const reading = parseFactLine(line.text, now);
        if (reading.kind === 'refused') {
          collected.refuse(line.number, reading.message);
        } else if (isWanted(reading.entityRef)) {
          collected.add(reading.entityRef, reading.fact);
        } else {
          collected.addUnwanted(line.number, reading.entityRef);
        }
      }
    }
  } catch (error) {
    throw new CallError(
      `"${file}" cannot be read: ${
        toError(error).message
      }; name a file of facts`,
    );
  }
  return collected.reading;
}
