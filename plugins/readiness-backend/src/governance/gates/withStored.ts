import {
  Entity,
  EntityRelation,
  stringifyEntityRef,
} from '@backstage/catalog-model';
import { relationsOf } from 'backstage-readiness-core';

/** Annotations that the catalog adds when it reads a descriptor from its place. */
const ADDED =
  /^backstage\.io\/(managed-by-|source-location$|view-url$|edit-url$)/;

/**
 * A descriptor with what the catalog would add to it, because it adds it to the entity of the same ref: where it is
 * managed, and the relations that other entities' descriptors bring about. Pure.
 * @internal
 */
export function withStored(written: Entity, stored: Entity): Entity {
  const added = Object.entries(stored.metadata.annotations ?? {}).filter(
    ([name]) => ADDED.test(name),
  );
  return {
    ...written,
    metadata: {
      ...written.metadata,
      annotations: {
        ...Object.fromEntries(added),
        ...written.metadata.annotations,
      },
    },
    relations: unique([
      ...(written.relations ?? []),
      ...relationsOfOthers(stored),
    ]),
  };
}

/** What its own spec does not say. */
function relationsOfOthers(stored: Entity): EntityRelation[] {
  const { byRef } = relationsOf([stored]);
  const own = new Set(byRef.get(stringifyEntityRef(stored))?.map(keyOf));
  return (stored.relations ?? []).filter(relation => !own.has(keyOf(relation)));
}

function unique(relations: readonly EntityRelation[]): EntityRelation[] {
  return [
    ...new Map(relations.map(relation => [keyOf(relation), relation])).values(),
  ];
}

function keyOf({ type, targetRef }: EntityRelation): string {
  return `${type} ${targetRef}`;
}
