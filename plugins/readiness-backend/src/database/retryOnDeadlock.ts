import { isError } from '@backstage/errors';

const ATTEMPTS = 3;
/** PostgreSQL: deadlock detected, could not serialize access. */
const CODES = new Set(['40P01', '40001']);

/**
 * Runs a transaction again when the database chose it as the victim of a deadlock. What it does must be repeatable.
 * @internal
 */
export async function retryOnDeadlock<T>(work: () => Promise<T>): Promise<T> {
  for (let attempt = 1; ; attempt++) {
    try {
      return await work();
    } catch (error) {
      if (attempt === ATTEMPTS || !isDeadlock(error)) {
        throw error;
      }
    }
  }
}

function isDeadlock(error: unknown): boolean {
  return isError(error) && CODES.has(String(error.code));
}
