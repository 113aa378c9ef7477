import {
  Entity,
  EntityRelation,
  parseEntityRef,
  stringifyEntityRef,
} from '@backstage/catalog-model';
import { toError } from '@backstage/errors';
import { RELATION_FIELDS, RelationField } from './relationFields';

/**
 * A reference that names no entity. The catalog would refuse the whole entity for it.
 * @public
 */
export interface BadReference {
  readonly entityRef: string;
  /** A dotted path, such as `spec.dependsOn`. */
  readonly path: string;
  readonly message: string;
}

/**
 * Relations by entity ref, sorted by type and target and each once, and the references that could not be read.
 * @public
 */
export interface RelationReading {
  readonly byRef: ReadonlyMap<string, readonly EntityRelation[]>;
  readonly badReferences: readonly BadReference[];
}

/**
 * The relations that the catalog would add to these entities, in both directions. Relations to entities that are not
 * among them are kept, as the catalog keeps them.
 * @public
 */
export function relationsOf(entities: Iterable<Entity>): RelationReading {
  const byRef = new Map<string, Map<string, EntityRelation>>();
  const badReferences = new Array<BadReference>();
  const add = (source: string, type: string, targetRef: string) => {
    const own = byRef.get(source) ?? new Map<string, EntityRelation>();
    byRef.set(source, own.set(`${type} ${targetRef}`, { type, targetRef }));
  };
  for (const entity of entities) {
    const entityRef = stringifyEntityRef(entity);
    for (const field of RELATION_FIELDS[entity.kind] ?? []) {
      for (const target of targetsOf(entity, field)) {
        const reading = readReference(target, field, entity);
        if (reading.kind === 'ref') {
          add(entityRef, field.relation, reading.ref);
          add(reading.ref, field.inReturn, entityRef);
        } else {
          const path = `spec.${field.field}`;
          badReferences.push({ entityRef, path, message: reading.message });
        }
      }
    }
  }
  return { byRef: sorted(byRef), badReferences };
}

/**
 * The same entities with the relations among them, as the catalog would return them.
 * @public
 */
export function withRelations(entities: readonly Entity[]): Entity[] {
  const { byRef } = relationsOf(entities);
  return entities.map(entity => ({
    ...entity,
    relations: [...(byRef.get(stringifyEntityRef(entity)) ?? [])],
  }));
}

function targetsOf(entity: Entity, { field }: RelationField): string[] {
  return [entity.spec?.[field]]
    .flat()
    .filter((target): target is string => typeof target === 'string')
    .filter(target => target !== '');
}

function readReference(
  target: string,
  { defaultKind }: RelationField,
  entity: Entity,
):
  | { readonly kind: 'ref'; readonly ref: string }
  | { readonly kind: 'bad'; readonly message: string } {
  const defaultNamespace = entity.metadata.namespace;
  try {
    const ref = parseEntityRef(target, { defaultKind, defaultNamespace });
    return { kind: 'ref', ref: stringifyEntityRef(ref) };
  } catch (error) {
    return { kind: 'bad', message: toError(error).message };
  }
}

function sorted(
  byRef: ReadonlyMap<string, ReadonlyMap<string, EntityRelation>>,
): ReadonlyMap<string, readonly EntityRelation[]> {
  return new Map(
    Array.from(byRef, ([ref, relations]) => [
      ref,
      Array.from(relations)
        .sort(([left], [right]) => (left < right ? -1 : 1))
        .map(([, relation]) => relation),
    ]),
  );
}
