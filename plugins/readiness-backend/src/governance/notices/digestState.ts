import { NEWS_MILLISECONDS } from './readNewRows';

/** After a run that could not hand over all, the next one is tried so much later. */
const RETRY_MILLISECONDS = 60 * 60_000;

/** A digest: the last act that it is of, and when it was begun. @internal */
export type BegunDigest = { through: number; at: number };

/**
 * Since when no run has handed over all, when it was last tried, and what the first digest that failed was of.
 * @internal
 */
export type FailingDigest = {
  since: number;
  triedAt: number;
  first: BegunDigest;
};

/**
 * The last act that a digest was of, when that one was begun, the one that is being handed over, and whether that fails.
 * @internal
 */
export type DigestState = {
  from: number;
  at: number;
  next?: BegunDigest;
  failing?: FailingDigest;
};

/** A digest that is being handed over. @internal */
export type HandingOver = DigestState & { next: BegunDigest };

/**
 * Whether what failed is left alone for now: trying again reads all that it is of once more. Pure.
 * @internal
 */
export function isResting({ failing }: DigestState, now: number): boolean {
  return (
    failing !== undefined &&
    // A clock that was set back makes no rest longer.
    now >= failing.triedAt &&
    now - failing.triedAt < RETRY_MILLISECONDS
  );
}

/**
 * What is remembered after a run that could not hand over all, of a digest of the acts until `through`. What was in the
 * first digest that failed is given up after a week, and only that: what came later has a week of its own. So `from` and
 * `at` move on however long it fails. Pure.
 * @internal
 */
export function afterFailure(
  { from, at, next, failing }: HandingOver,
  through: number,
  now: number,
): { readonly state: DigestState; readonly hasGivenUp: boolean } {
  const tried = { through, at: next.at };
  const since = Math.min(failing?.since ?? now, now);
  const first = failing?.first ?? tried;
  if (now - since < NEWS_MILLISECONDS) {
    return {
      state: { from, at, next, failing: { since, triedAt: now, first } },
      hasGivenUp: false,
    };
  }
  const moved = { from: first.through, at: first.at };
  const later = { since: now, triedAt: now, first: tried };
  return {
    state: first.at === next.at ? moved : { ...moved, next, failing: later },
    hasGivenUp: true,
  };
}
