import { JsonSchema } from '../schema';

/**
 * A text of a request, in characters. PostgreSQL stores no NUL.
 * @internal
 */
export function bounded(minLength: number, maxLength: number): JsonSchema {
  return { type: 'string', minLength, maxLength, pattern: '^[^\\u0000]*$' };
}

/**
 * The same, with something else than blanks.
 * @internal
 */
export function boundedWords(minLength: number, maxLength: number): JsonSchema {
  return {
    ...bounded(minLength, maxLength),
    pattern: '^[^\\u0000]*[^\\s\\u0000][^\\u0000]*$',
  };
}
