import { DocumentSource } from 'backstage-readiness-core';

/** A file of documents, and the entry of the configuration that it was read for. @internal */
export interface SourceFile extends DocumentSource {
  readonly entry: string;
}

/** The kinds of documents as words and keys have them. @internal */
export type DocumentKind =
  | 'standard'
  | 'capability'
  | 'error-budget-policy'
  | 'gate'
  | 'exemption-policy';

/**
 * A document, or one check of a standard, that counts as it was in an older revision because it is broken in this one.
 * @internal
 */
export interface Fallback {
  readonly kind: DocumentKind;
  readonly name: string;
  /** Absent: the whole document. */
  readonly check?: string;
  /** The newest revision whose files hold it in a valid version. */
  readonly revision: number;
}

/**
 * All that a revision is compiled from, the same on every replica whatever files it has itself: `revisions.sources`.
 * @internal
 */
export interface RevisionSources {
  readonly files: readonly SourceFile[];
  /** The standards that ship, for `extends`. */
  readonly shipped: readonly DocumentSource[];
  readonly fallbacks: readonly Fallback[];
  readonly switches: {
    readonly enable: readonly string[];
    readonly disable: readonly string[];
  };
}

/** `revisions.summary`. @internal */
export interface RevisionSummary {
  /** What changed, in words; empty when only what was found in the files changed. */
  readonly text: string;
  readonly documents: readonly DocumentChange[];
  /** By `<kind>:<name>`, the revision that brought the version in force. */
  readonly since: Readonly<Record<string, number>>;
}

/** @internal */
export interface DocumentChange {
  readonly kind: DocumentKind;
  readonly name: string;
  readonly change: 'added' | 'changed' | 'removed';
}
