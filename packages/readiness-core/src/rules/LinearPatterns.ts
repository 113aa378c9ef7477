import { RE2JS } from 're2js';

/**
 * Regular expressions whose work grows with the length of the text only. The native engine may run for ever on a bad
 * pattern. Patterns are literals of rules, so there are few; each is compiled once.
 * @internal
 */
export class LinearPatterns {
  readonly #compiled = new Map<string, RE2JS>();

  /** Whether the pattern occurs in the text; throws when the pattern is not RE2 syntax. */
  find(text: string, pattern: string): boolean {
    let compiled = this.#compiled.get(pattern);
    if (!compiled) {
      compiled = RE2JS.compile(pattern);
      this.#compiled.set(pattern, compiled);
    }
    return compiled.matcher(text).find();
  }
}

/**
 * Why a pattern is refused; undefined when it is right.
 * @internal
 */
export function patternProblem(pattern: string): string | undefined {
  try {
    RE2JS.compile(pattern);
    return undefined;
  } catch (error) {
    return `"${pattern}" is not a pattern that RE2 knows (no back-references, no look-around): ${
      error instanceof Error ? error.message : String(error)
    }`;
  }
}
