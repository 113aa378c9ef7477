import { DiagnosticList } from './DiagnosticList';
import { Located } from './located';
import { describeValue } from './readers';
import { didYouMean } from './suggest';

/**
 * The levels of the standards that gates may name. A standard that cannot be read just now may exist all the same: a fault
 * there must not break a gate here.
 * @internal
 */
export class KnownLevels {
  readonly #options: KnownLevelsOptions;

  constructor(options: KnownLevelsOptions) {
    this.#options = options;
  }

  /** Reports a standard that does not exist, or that cannot be looked up. */
  verifyStandard(at: Located, name: string, found: DiagnosticList): void {
    const { own, shipped, uncertain } = this.#options;
    if (own.has(name)) {
      return;
    }
    if (uncertain(name)) {
      found.warning(
        at,
        'unverified-standard',
        `the standard "${name}" cannot be looked up, because a document that may hold it cannot be read; mend that document`,
      );
    } else if (shipped(name)) {
      found.warning(
        at,
        'standard-not-loaded',
        `the standard "${name}" ships with readiness but is not among these documents; load it, or what needs it is not met`,
      );
    } else {
      const known = [...own.keys()].sort();
      found.error(
        at,
        'unknown-standard',
        `the standard ${describeValue(name)} does not exist; ${
          didYouMean(name, known) ?? knownAs('standards', known)
        }`,
      );
    }
  }

  /** Reports a level that a standard does not have; says nothing of a standard that is not known. */
  verifyLevel(
    at: Located,
    { standard, level }: { readonly standard: string; readonly level: string },
    found: DiagnosticList,
  ): void {
    const { own, shipped } = this.#options;
    const levels = own.get(standard) ?? shipped(standard);
    if (levels && !levels.includes(level)) {
      found.error(
        at,
        'unknown-level',
        `${describeValue(
          level,
        )} is not a level of the standard "${standard}"; ${
          didYouMean(level, levels) ?? knownAs('levels', levels)
        }`,
      );
    }
  }

  /** Whether any standard that is known has a level of that name, or one may have it that cannot be read. */
  isAnyLevel(level: string): boolean {
    const { own, uncertain } = this.#options;
    return (
      uncertain('') || [...own.values()].some(levels => levels.includes(level))
    );
  }
}

/** @internal */
export interface KnownLevelsOptions {
  /** Levels of the standards among the documents, by name. */
  readonly own: ReadonlyMap<string, readonly string[]>;
  /** Levels of a standard that ships but is not among the documents. */
  readonly shipped: (name: string) => readonly string[] | undefined;
  readonly uncertain: (name: string) => boolean;
}

function knownAs(what: string, names: readonly string[]): string {
  return names.length === 0
    ? `there are no ${what} among these documents`
    : `its name must be one of the ${what} ${names.slice(0, 40).join(', ')}`;
}
