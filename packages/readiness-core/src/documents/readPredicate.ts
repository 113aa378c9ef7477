import {
  createZodV4FilterPredicateSchema,
  FilterPredicate,
} from '@backstage/filter-predicates';
import { PredicateWalk } from './PredicateWalk';
import { describeValue, labelOf, Reader } from './readers';

const schema = createZodV4FilterPredicateSchema();

/**
 * A Backstage filter predicate. The walk finds the exact place of a fault, which the schema of the library cannot say; the
 * schema has the last word.
 * @internal
 */
export const readPredicate: Reader<FilterPredicate> = (at, found) => {
  const before = found.errorCount;
  new PredicateWalk(found).predicate(at, 1);
  if (found.errorCount > before) {
    return undefined;
  }
  const parsed = schema.safeParse(at.node.value);
  if (parsed.success) {
    return parsed.data;
  }
  found.error(
    at,
    'wrong-scope',
    `${labelOf(at.path)} is ${describeValue(
      at.node.value,
    )}; it must be a Backstage filter predicate`,
  );
  return undefined;
};
