import { DocumentSet } from 'backstage-readiness-core';

/**
 * Order of checks in the status string of each standard, and of capabilities in that of adoption. Append-only: a slot
 * keeps its meaning for ever.
 * @internal
 */
export interface Slots {
  readonly standards: Readonly<Record<string, readonly string[]>>;
  readonly capabilities: readonly string[];
}

/**
 * One published revision, compiled.
 * @internal
 */
export interface Publication {
  readonly revision: number;
  /** Epoch milliseconds. */
  readonly publishedAt: number;
  readonly documents: DocumentSet;
  readonly slots: Slots;
  /** By `<kind>:<name>`, the revision that brought the version in force. */
  readonly since: Readonly<Record<string, number>>;
  /** Files and checks that are in force in an older version because the newest one is broken. */
  readonly lastValid: readonly string[];
}

/**
 * Gives the newest published revision; undefined before the first. Compiled once per revision and replica.
 * @internal
 */
export interface Publications {
  current(): Promise<Publication | undefined>;
}
