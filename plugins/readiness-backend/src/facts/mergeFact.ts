import { isDeepStrictEqual } from 'node:util';
import { StoredFact } from './StoredFact';

/**
 * What becomes of an observation beside the one that is stored.
 *
 * - `new`, `changed`: it is stored, and what depends on it may change.
 * - `newer`: it says the same at a later time; stored, because its age counts.
 * - `unchanged`: it is the stored one.
 * - `older`, `conflict`: it is refused, the stored one stays.
 * @internal
 */
export type MergeResult =
  | 'new'
  | 'changed'
  | 'newer'
  | 'unchanged'
  | 'older'
  | 'conflict';

/**
 * Decides by the time of observation, never by the order of arrival. Only of two that contradict each other at the same
 * instant the first counts.
 * @internal
 */
export function mergeFact(
  stored: StoredFact | undefined,
  next: StoredFact,
): MergeResult {
  if (!stored) {
    return 'new';
  }
  if (next.observedAt < stored.observedAt) {
    return 'older';
  }
  const same = saysTheSame(stored, next);
  if (next.observedAt === stored.observedAt) {
    return same ? 'unchanged' : 'conflict';
  }
  return same ? 'newer' : 'changed';
}

function saysTheSame(stored: StoredFact, next: StoredFact): boolean {
  const { observedAt: storedAt, ...before } = stored;
  const { observedAt: nextAt, ...after } = next;
  return isDeepStrictEqual(before, after);
}
