import { InputError } from '@backstage/errors';

/** What a page ended with, in the order of the list. @internal */
export type CursorKey = readonly (string | number)[];

/**
 * Writes where a page ended as a text that says nothing to a caller.
 * @internal
 */
export function encodeCursor(list: string, key: CursorKey): string {
  return Buffer.from(JSON.stringify([list, ...key])).toString('base64url');
}

/**
 * Reads a cursor of the same list; fails with InputError for any other text. `shape` is a key of that list.
 * @internal
 */
export function decodeCursor(
  cursor: string,
  list: string,
  shape: CursorKey,
): CursorKey {
  const [name, ...key] = parsed(cursor);
  const fits =
    name === list &&
    key.length === shape.length &&
    key.every((part, index) => isLike(part, shape[index]));
  if (!fits) {
    throw new InputError(
      'cursor is not one that this list gave; leave it out to read from the start',
    );
  }
  return key as (string | number)[];
}

function parsed(cursor: string): unknown[] {
  try {
    const value: unknown = JSON.parse(
      Buffer.from(cursor, 'base64url').toString('utf8'),
    );
    return Array.isArray(value) ? value : [];
  } catch {
    // Not JSON: refused by the caller together with JSON of another shape.
    return [];
  }
}

function isLike(part: unknown, model: string | number): boolean {
  return typeof model === 'number'
    ? Number.isSafeInteger(part)
    : typeof part === 'string' && !part.includes('\0');
}
