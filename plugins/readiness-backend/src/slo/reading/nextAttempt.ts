const FIRST_DELAY = 15_000;
const LONGEST_DELAY = 10 * 60_000;
/** A source is not kept waiting for longer than this, whatever it asks for. */
const LONGEST_ASKED = 3_600_000;
/** Failed attempts in a row after which a source counts as down. */
const FAILURES_UNTIL_DOWN = 3;

/**
 * What is known of a data source. Instants are milliseconds since the epoch.
 *
 * - `ok`: it is asked whenever something is due.
 * - `waiting`: it failed once or twice; nothing is asked before `retryAt`, then one reading tries it.
 * - `down`: it failed more often; the same, with longer pauses, and it is reported.
 * @internal
 */
export interface SourceState {
  readonly state: 'ok' | 'waiting' | 'down';
  /** Attempts that failed since it last answered. */
  readonly failures: number;
  readonly retryAt: number | null;
  /** When it began to fail. */
  readonly since: number | null;
  readonly reason: string | null;
  /** When it last answered. */
  readonly readAt: number | null;
}

/** A source that nothing has been asked of yet. @internal */
export const UNTRIED_SOURCE: SourceState = {
  state: 'ok',
  failures: 0,
  retryAt: null,
  since: null,
  reason: null,
  readAt: null,
};

/**
 * How an attempt ended. That something was refused is an answer: the source is there.
 * @internal
 */
export type SourceAttempt = {
  /** When it began and when it ended. */
  readonly startedAt: number;
  readonly now: number;
} & (
  | { readonly outcome: 'answered' }
  | {
      readonly outcome: 'unavailable';
      readonly reason: string;
      /** What the source asked to wait. */
      readonly retryAfterSeconds?: number;
      /** It was the one attempt that was allowed while the source was failing. */
      readonly isTrial?: boolean;
      /** 0 up to 1, so that many sources that failed together are not tried together. */
      readonly random: number;
    }
);

/**
 * Decides from what is known of a source and how an attempt ended when it is asked again: twice as long after each
 * failure, from 15 seconds to 10 minutes, give or take a quarter.
 * @internal
 */
export function nextAttempt(
  before: SourceState,
  attempt: SourceAttempt,
): SourceState {
  const { now } = attempt;
  if (attempt.outcome === 'answered') {
    return { ...UNTRIED_SOURCE, readAt: now };
  }
  // What began before the source was found failing says nothing new.
  if (
    !attempt.isTrial &&
    before.retryAt !== null &&
    attempt.startedAt < before.retryAt
  ) {
    return before;
  }
  const failures = before.failures + 1;
  const doubled = FIRST_DELAY * 2 ** Math.min(failures - 1, 20);
  const delay = Math.min(doubled, LONGEST_DELAY) * (0.75 + attempt.random / 2);
  const asked = Math.min(
    (attempt.retryAfterSeconds ?? 0) * 1000,
    LONGEST_ASKED,
  );
  return {
    state: failures < FAILURES_UNTIL_DOWN ? 'waiting' : 'down',
    failures,
    retryAt: now + Math.round(Math.max(delay, asked)),
    since: before.since ?? now,
    reason: attempt.reason,
    readAt: before.readAt,
  };
}
