import {
  Entity,
  parseEntityRef,
  RELATION_HAS_MEMBER,
  RELATION_OWNED_BY,
} from '@backstage/catalog-model';
import { CatalogIndex } from 'backstage-readiness-core';
import { Knex } from 'knex';
import { entityOf, EntityStore } from '../../catalog/EntityStore';
import {
  readGroupParents,
  withGroupsBelow,
} from '../../ownership/readGroupParents';

/** What the catalog knows around a descriptor. @internal */
export interface Surroundings {
  /** The entities that it refers to, the groups below its owner, and whoever owns or belongs to them. */
  readonly index: CatalogIndex;
  /** Refs that it refers to and that may be seen. */
  readonly visible: readonly string[];
}

/**
 * Reads around a descriptor as much as its facts ask about: its owner with all members, its dependencies and whether
 * anybody owns them, its system. What may not be seen is left out, as if it did not exist. At most four queries.
 * @internal
 */
export async function readSurroundings(
  entity: Entity,
  options: { readonly knex: Knex; readonly visible: readonly string[] },
): Promise<Surroundings> {
  const { knex, visible } = options;
  const seen = new Set(visible);
  const owners = targetsOf(entity, RELATION_OWNED_BY).filter(
    ref => seen.has(ref) && ref.startsWith('group:'),
  );
  const groups =
    owners.length > 0
      ? withGroupsBelow(owners, await readGroupParents(knex, { kind: 'all' }))
      : [];
  const rows = await new EntityStore(knex).readRows([
    ...new Set([...visible, ...groups]),
  ]);
  const near = Array.from(rows.values(), entityOf);
  const far = await existingAmong(
    near.flatMap(one => [
      ...targetsOf(one, RELATION_OWNED_BY),
      ...targetsOf(one, RELATION_HAS_MEMBER),
    ]),
    knex,
  );
  return { visible, index: CatalogIndex.of([...far.map(stub), ...near]) };
}

/** Of these only that they exist matters. */
async function existingAmong(
  entityRefs: readonly string[],
  knex: Knex,
): Promise<string[]> {
  const wanted = [...new Set(entityRefs)];
  return wanted.length > 0
    ? [...(await new EntityStore(knex).existing(wanted))]
    : [];
}

function stub(entityRef: string): Entity {
  const { kind, namespace, name } = parseEntityRef(entityRef);
  return {
    apiVersion: 'backstage.io/v1alpha1',
    kind,
    metadata: { name, namespace },
  };
}

function targetsOf({ relations = [] }: Entity, type: string): string[] {
  return relations
    .filter(relation => relation.type === type)
    .map(({ targetRef }) => targetRef);
}
