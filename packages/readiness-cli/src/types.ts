/**
 * What the program touches of the world around it.
 * @internal
 */
export interface Surroundings {
  /** Relative paths are meant from here. */
  readonly cwd: string;
  /** The directory of this package, in which the standards ship. */
  readonly packageRoot: string;
  /** The environment variables, in which secrets are given. */
  readonly env: Readonly<Record<string, string | undefined>>;
  /** Epoch milliseconds. */
  readonly now: () => number;
  /** Resolves after so many milliseconds. */
  readonly wait: (milliseconds: number) => Promise<void>;
  /** From 0 up to 1. */
  readonly random: () => number;
  /** A text that nobody has used before. */
  readonly uniqueKey: () => string;
  /**
   * Runs this, which is synchronous, when the process is told to end by SIGINT or SIGTERM, before it ends. Returns what
   * takes it back.
   */
  readonly cleanUpOnSignal: (cleanUp: () => void) => () => void;
  /** Takes the result and nothing else. */
  readonly stdout: (text: string) => void;
  /** Takes messages for people. */
  readonly stderr: (text: string) => void;
}

/**
 * 0 done or met, 1 a requirement is not met, a gate blocks or a document is invalid, 2 nothing could be read or decided, or
 * the call is wrong.
 * @internal
 */
export type ExitCode = 0 | 1 | 2;

/**
 * A finding about an input that did not keep the rest from being read. `line` is 1-based; both are null where the
 * finding is about no one place.
 * @internal
 */
export interface Problem {
  readonly severity: 'error' | 'warning';
  /** A stable kebab-case code. */
  readonly code: string;
  readonly file: string | null;
  readonly line: number | null;
  /** Names the thing, what is wrong with it, and what would be right. */
  readonly message: string;
}
