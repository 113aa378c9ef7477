import { createHash } from 'node:crypto';
import { Entity } from '@backstage/catalog-model';
import { JsonObject, JsonValue } from '@backstage/types';

/** Characters from which a string is stored as its hash and length: no rule reads that much, and results would not. */
const LONGEST_STRING = 4096;

/**
 * The entity as it is stored: whole, so that a new check needs no new read of the catalog, but with each huge string (a
 * definition of an API, for example) replaced by its hash and length, as JSON text.
 * @internal
 */
export function compactEntity(entity: Entity): Entity {
  return compactObject(entity as unknown as JsonObject) as unknown as Entity;
}

function compactObject(object: JsonObject): JsonObject {
  return Object.fromEntries(
    Object.entries(object).map(([key, value]) => [
      key,
      value === undefined ? value : compactValue(value),
    ]),
  );
}

function compactValue(value: JsonValue): JsonValue {
  if (typeof value === 'string') {
    return value.length > LONGEST_STRING ? hashAndLength(value) : value;
  }
  if (Array.isArray(value)) {
    return value.map(compactValue);
  }
  return typeof value === 'object' && value !== null
    ? compactObject(value)
    : value;
}

function hashAndLength(text: string): string {
  const hash = createHash('sha256').update(text).digest('hex');
  return JSON.stringify({ hash, length: text.length });
}
