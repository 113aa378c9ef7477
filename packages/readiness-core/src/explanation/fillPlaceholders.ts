import { Entity, stringifyEntityRef } from '@backstage/catalog-model';
import { getJsonValueAtPath } from '@backstage/filter-predicates';
import { JsonObject } from '@backstage/types';

const PLACEHOLDER = /\$\{\{\s*entity\.([A-Za-z0-9_./-]+)\s*\}\}/g;

/**
 * Replaces `${{ entity.<path> }}` by what the entity has there, and `${{ entity.ref }}` by its ref. A path that the
 * entity does not have becomes empty.
 * @public
 */
export function fillPlaceholders(text: string, entity: Entity): string {
  return text.replace(PLACEHOLDER, (_, path: string) => {
    if (path === 'ref') {
      return stringifyEntityRef(entity);
    }
    const value = getJsonValueAtPath(entity as unknown as JsonObject, path);
    return value === undefined || value === null || typeof value === 'object'
      ? ''
      : String(value);
  });
}
