/**
 * Static bounds on documents. Work is bounded by size and nesting, never by a stop-watch, so that the same text gives the
 * same answer on every machine.
 * @public
 */
export const DOCUMENT_LIMITS = {
  /** Characters of one file. */
  characters: 1_048_576,
  /** YAML tokens of one file, blanks and comments included. */
  tokens: 200_000,
  /** Documents of one file. */
  documents: 200,
  /** Nesting of maps and lists, aliases followed. */
  depth: 32,
  /** Values of one document, aliases followed. */
  values: 100_000,
  checks: 500,
  levels: 10,
  /** Standards in one chain of `extends`. */
  parents: 8,
  predicateDepth: 10,
  predicateTerms: 200,
  /** Items of any other list. */
  items: 100,
  title: 200,
  text: 10_000,
  /** Diagnostics of one file; what is over is counted in a last one. */
  diagnostics: 500,
} as const;
