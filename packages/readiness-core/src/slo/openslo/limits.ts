/**
 * Static bounds on OpenSLO files. Work is bounded by size and nesting, never by a stop-watch.
 * @internal
 */
export const OPENSLO_LIMITS = {
  /** Characters of one file. */
  characters: 2_097_152,
  /** YAML tokens of one document, blanks and comments included. */
  tokens: 400_000,
  /** Documents of one file. */
  documents: 5_000,
  /** Nesting of maps and lists, aliases followed. */
  depth: 64,
  /** Values of one document, aliases followed. */
  values: 100_000,
} as const;
