import { JsonValue } from '@backstage/types';

/** How facts write entity refs: `component:default/shop`. */
const REF = /^[a-z][\w.-]*:[^\s:/]+\/[^\s:/]+$/;

/**
 * The entity refs that lists in a value hold.
 * @internal
 */
export function listedRefs(value: JsonValue | undefined): string[] {
  if (Array.isArray(value)) {
    return value.flatMap(item => (isRef(item) ? [item] : listedRefs(item)));
  }
  return typeof value === 'object' && value !== null
    ? Object.values(value).flatMap(listedRefs)
    : [];
}

/**
 * The value with its lists freed from refs that are not in `visible`: what a fact lists is a finding about those entities
 * (below a level, without an owner, missing), not only what the descriptor says.
 * @internal
 */
export function withoutHiddenRefs(
  value: JsonValue,
  visible: ReadonlySet<string>,
): JsonValue {
  if (Array.isArray(value)) {
    return value
      .filter(item => !isRef(item) || visible.has(item))
      .map(item => withoutHiddenRefs(item, visible));
  }
  if (typeof value !== 'object' || value === null) {
    return value;
  }
  return Object.fromEntries(
    Object.entries(value).flatMap(([key, item]) =>
      item === undefined ? [] : [[key, withoutHiddenRefs(item, visible)]],
    ),
  );
}

function isRef(value: JsonValue | undefined): value is string {
  return typeof value === 'string' && REF.test(value);
}
