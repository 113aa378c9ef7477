import { isError } from '@backstage/errors';

/** Of a unique index, on PostgreSQL and SQLite. */
const CODES = ['23505', 'SQLITE_CONSTRAINT_UNIQUE'];

/**
 * Whether a row could not be stored because another one has its place.
 * @internal
 */
export function isTakenAlready(error: unknown): boolean {
  return isError(error) && CODES.includes(String(error.code));
}
