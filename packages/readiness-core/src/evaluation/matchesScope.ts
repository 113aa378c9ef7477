import { Entity } from '@backstage/catalog-model';
import {
  FilterPredicate,
  filterPredicateToFilterFunction,
} from '@backstage/filter-predicates';

// Predicates live as long as the document that holds them.
const compiled = new WeakMap<object, (entity: Entity) => boolean>();

/**
 * Whether an entity is within a scope; no scope holds everything.
 * @public
 */
export function matchesScope(
  scope: FilterPredicate | undefined,
  entity: Entity,
): boolean {
  if (scope === undefined) {
    return true;
  }
  if (typeof scope !== 'object' || scope === null) {
    return filterPredicateToFilterFunction<Entity>(scope)(entity);
  }
  let matches = compiled.get(scope);
  if (!matches) {
    matches = filterPredicateToFilterFunction<Entity>(scope);
    compiled.set(scope, matches);
  }
  return matches(entity);
}
