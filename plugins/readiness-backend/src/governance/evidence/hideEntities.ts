import { JsonValue } from '@backstage/types';

const REF = /^[a-z][\w.-]*:[^\s:/]+\/[^\s:/]+$/;
/** Who acts is part of what was decided; these are people and groups. */
const WHO = /^(user|group):/;

/**
 * The refs of entities that lists in a value hold, as texts or as items that have an `entityRef`.
 * @internal
 */
export function listedEntityRefs(value: JsonValue | undefined): string[] {
  if (Array.isArray(value)) {
    return value.flatMap(item => {
      const ref = refOf(item);
      return ref === undefined
        ? listedEntityRefs(item)
        : [ref, ...listedEntityRefs(item)];
    });
  }
  return typeof value === 'object' && value !== null
    ? Object.values(value).flatMap(listedEntityRefs)
    : [];
}

/**
 * The value with its lists freed from entities that are not in `visible`.
 * @internal
 */
export function withoutHiddenEntities(
  value: JsonValue,
  visible: ReadonlySet<string>,
): JsonValue {
  if (Array.isArray(value)) {
    return value
      .filter(item => {
        const ref = refOf(item);
        return ref === undefined || visible.has(ref);
      })
      .map(item => withoutHiddenEntities(item, visible));
  }
  if (typeof value !== 'object' || value === null) {
    return value;
  }
  return Object.fromEntries(
    Object.entries(value).flatMap(([key, item]) =>
      item === undefined ? [] : [[key, withoutHiddenEntities(item, visible)]],
    ),
  );
}

/** What an item of a list stands for, if it is an entity. */
function refOf(item: JsonValue | undefined): string | undefined {
  const named =
    typeof item === 'object' && item !== null && !Array.isArray(item)
      ? item.entityRef
      : item;
  return typeof named === 'string' && REF.test(named) && !WHO.test(named)
    ? named
    : undefined;
}
