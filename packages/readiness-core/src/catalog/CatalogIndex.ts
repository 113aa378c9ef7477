import {
  Entity,
  RELATION_HAS_MEMBER,
  RELATION_PARENT_OF,
  stringifyEntityRef,
} from '@backstage/catalog-model';

/**
 * What the facts of the catalog ask about other entities. Refs are in their canonical lower-case form.
 * @public
 */
export interface CatalogLookup {
  get(entityRef: string): Entity | undefined;
  /** The users of a group and of all groups below it who are in the catalog; empty for a group that is not. */
  membersOf(groupRef: string): ReadonlySet<string>;
}

/**
 * A catalog in memory. Entities need their relations. Members of a group are collected once, at the first question.
 * @public
 */
export class CatalogIndex implements CatalogLookup {
  readonly #entities: ReadonlyMap<string, Entity>;
  readonly #members = new Map<string, ReadonlySet<string>>();

  static of(entities: Iterable<Entity>): CatalogIndex {
    const byRef = new Map<string, Entity>();
    for (const entity of entities) {
      byRef.set(stringifyEntityRef(entity), entity);
    }
    return new CatalogIndex(byRef);
  }

  private constructor(entities: ReadonlyMap<string, Entity>) {
    this.#entities = entities;
  }

  get(entityRef: string): Entity | undefined {
    return this.#entities.get(entityRef);
  }

  membersOf(groupRef: string): ReadonlySet<string> {
    const known = this.#members.get(groupRef);
    if (known) {
      return known;
    }
    const members = this.#collectMembers(groupRef);
    this.#members.set(groupRef, members);
    return members;
  }

  /** Walks the tree of groups below a group; each group is visited once, so that a cycle ends. */
  #collectMembers(groupRef: string): ReadonlySet<string> {
    const members = new Set<string>();
    const visited = new Set([groupRef]);
    // A set yields what is added to it while it is being walked.
    for (const ref of visited) {
      for (const { type, targetRef } of this.get(ref)?.relations ?? []) {
        if (type === RELATION_PARENT_OF) {
          visited.add(targetRef);
        } else if (type === RELATION_HAS_MEMBER && this.#isUser(targetRef)) {
          members.add(targetRef);
        }
      }
    }
    return members;
  }

  #isUser(entityRef: string): boolean {
    return entityRef.startsWith('user:') && this.#entities.has(entityRef);
  }
}
