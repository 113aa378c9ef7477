import { JsonSchema } from '../schema';

/**
 * A text of a request, in characters. PostgreSQL stores no NUL.
 * @internal
 */
export function bounded(minLength: number, maxLength: number): JsonSchema {
  return { type: 'string', minLength, maxLength, pattern: '^[^\\u0000]*$' };
}
