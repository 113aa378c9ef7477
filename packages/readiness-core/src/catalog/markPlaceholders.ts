import { JsonObject, JsonValue } from '@backstage/types';

// The keys that a catalog resolves, with its own resolvers and those of the usual modules.
const PLACEHOLDER_KEYS = new Set([
  '$text',
  '$json',
  '$yaml',
  '$openapi',
  '$asyncapi',
]);

/**
 * Puts a text in the place of each `$text: <location>` and the like. A catalog would fetch them; a file is read without
 * any server, and an entity is valid wherever its API definition is kept.
 * @internal
 */
export function markPlaceholders(value: JsonObject): JsonObject {
  return Object.fromEntries(
    Object.entries(value).map(([key, item]) => [key, mark(item)]),
  );
}

function mark(value: JsonValue | undefined): JsonValue | undefined {
  if (Array.isArray(value)) {
    return value.map(item => mark(item) ?? null);
  }
  if (typeof value !== 'object' || value === null) {
    return value;
  }
  const keys = Object.keys(value);
  return keys.length === 1 && PLACEHOLDER_KEYS.has(keys[0])
    ? `Not fetched: ${keys[0]} ${String(value[keys[0]])}`
    : markPlaceholders(value);
}
