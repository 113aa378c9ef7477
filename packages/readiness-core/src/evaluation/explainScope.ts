import { Entity } from '@backstage/catalog-model';
import {
  FilterPredicate,
  getJsonValueAtPath,
} from '@backstage/filter-predicates';
import { JsonObject, JsonValue } from '@backstage/types';

/**
 * A sentence that says why an entity is not in a scope: what the scope asks for, and what the entity has there.
 * @public
 */
export function explainScope(
  scope: FilterPredicate | undefined,
  entity: Entity,
): string {
  const asked = describeScope(scope);
  const paths = pathsOf(scope);
  const has = paths
    .map(path => `${path} is ${describeValue(valueAt(entity, path))}`)
    .join(', ');
  return `It applies where ${asked}${has ? `; here ${has}` : ''}`;
}

/**
 * A filter predicate in words.
 * @public
 */
export function describeScope(scope: FilterPredicate | undefined): string {
  if (scope === undefined || typeof scope !== 'object' || scope === null) {
    return scope === undefined ? 'anything' : `the entity is ${scope}`;
  }
  const parts = Object.entries(scope as Record<string, JsonValue>).map(
    ([key, value]) => describePart(key, value),
  );
  return parts.length === 0 ? 'anything' : parts.join(' and ');
}

function describePart(key: string, value: JsonValue): string {
  switch (key) {
    case '$all':
      return listOf(value).map(describeScope).join(' and ') || 'anything';
    case '$any':
      return `(${listOf(value).map(describeScope).join(' or ') || 'nothing'})`;
    case '$not':
      return `not (${describeScope(value as FilterPredicate)})`;
    default:
      return `${key} is ${describeMatcher(value)}`;
  }
}

function describeMatcher(value: JsonValue): string {
  if (typeof value !== 'object' || value === null || Array.isArray(value)) {
    return String(value);
  }
  const [operator, operand] = Object.entries(value)[0] ?? ['', ''];
  switch (operator) {
    case '$in':
      return listOf(operand ?? null)
        .map(String)
        .join(' or ');
    case '$exists':
      return operand ? 'present' : 'absent';
    case '$hasPrefix':
      return `like ${String(operand)}...`;
    case '$contains':
      return `a list with ${JSON.stringify(operand)}`;
    default:
      return JSON.stringify(value);
  }
}

function pathsOf(scope: FilterPredicate | undefined): string[] {
  if (typeof scope !== 'object' || scope === null) {
    return [];
  }
  const paths = Object.entries(scope as Record<string, JsonValue>).flatMap(
    ([key, value]) => {
      if (key === '$all' || key === '$any') {
        return listOf(value).flatMap(pathsOf);
      }
      return key === '$not' ? pathsOf(value as FilterPredicate) : [key];
    },
  );
  return [...new Set(paths)];
}

function listOf(value: JsonValue): FilterPredicate[] {
  return (Array.isArray(value) ? value : []) as FilterPredicate[];
}

function valueAt(entity: Entity, path: string): JsonValue | undefined {
  return getJsonValueAtPath(entity as unknown as JsonObject, path);
}

function describeValue(value: JsonValue | undefined): string {
  if (value === undefined) {
    return 'absent';
  }
  return typeof value === 'string' ? value : JSON.stringify(value).slice(0, 60);
}
