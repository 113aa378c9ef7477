/**
 * Static bounds on descriptor files. They are wider than those of documents, because descriptors embed API definitions
 * and one file may describe a whole organisation.
 * @public
 */
export const DESCRIPTOR_LIMITS = {
  /** Characters of one file. */
  characters: 5_242_880,
  /** YAML tokens of one file, blanks and comments included. */
  tokens: 1_000_000,
  /** Documents of one file. */
  documents: 10_000,
  /** Nesting of maps and lists. */
  depth: 32,
} as const;
