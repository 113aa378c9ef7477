import {
  Entity,
  parseEntityRef,
  RELATION_DEPENDS_ON,
  RELATION_OWNED_BY,
} from '@backstage/catalog-model';
import { JsonObject } from '@backstage/types';
import { TierDeclaration } from '../evaluation/types';
import { Fact, Observation } from '../facts/types';
import { readTier } from '../tiers/readTier';
import { CatalogLookup } from './CatalogIndex';
import { hasContact } from './hasContact';

/** The source of the facts that the catalog itself answers. @public */
export const CATALOG_SOURCE = 'catalog';

/** Refs listed in each list of a fact. */
const REFS_LISTED = 100;

/** @public */
export interface CatalogFactsOptions {
  /** The tier of the entity; absent: as the default tier sources say. */
  readonly tier?: TierDeclaration;
  /**
   * The rank of the level that an entity has reached, 0 below the first; undefined when nothing is asked of it or its
   * level is not known. Absent: no level is known.
   */
  readonly levelOf?: (entityRef: string) => number | undefined;
}

/**
 * The facts that the catalog itself answers about an entity with its relations: `catalog.owner`,
 * `catalog.dependencies` and `catalog.tier-declared`. They hold until they are replaced.
 *
 * @param observedAt - epoch milliseconds
 * @public
 */
export function catalogFacts(
  entity: Entity,
  lookup: CatalogLookup,
  observedAt: number,
  options: CatalogFactsOptions = {},
): Fact[] {
  const fact = (factId: string, observation: Observation): Fact => ({
    factId,
    observation,
    observedAt,
    source: CATALOG_SOURCE,
    provenance: 'measured',
  });
  const tier = options.tier ?? readTier(entity).declaration;
  return [
    fact('catalog.owner', observeOwner(entity, lookup)),
    fact('catalog.dependencies', {
      kind: 'value',
      value: describeDependencies(entity, lookup, options),
    }),
    fact('catalog.tier-declared', {
      kind: 'value',
      value: tier.kind === 'declared',
    }),
  ];
}

function observeOwner(entity: Entity, lookup: CatalogLookup): Observation {
  const [ref] = targetsOf(entity, RELATION_OWNED_BY);
  if (ref === undefined) {
    return { kind: 'none' };
  }
  const owner = lookup.get(ref);
  const { kind } = parseEntityRef(ref);
  return {
    kind: 'value',
    value: {
      ref,
      kind,
      exists: owner !== undefined,
      members: owner ? countMembers(ref, kind, lookup) : 0,
      contact: owner !== undefined && hasContact(owner),
    },
  };
}

/** A user who owns something is one person. */
function countMembers(
  ref: string,
  kind: string,
  lookup: CatalogLookup,
): number {
  return kind === 'user' ? 1 : lookup.membersOf(ref).size;
}

function describeDependencies(
  entity: Entity,
  lookup: CatalogLookup,
  { levelOf }: CatalogFactsOptions,
): JsonObject {
  const refs = targetsOf(entity, RELATION_DEPENDS_ON);
  const list = (isListed: (ref: string) => boolean) =>
    refs.filter(isListed).slice(0, REFS_LISTED);
  return {
    total: refs.length,
    missing: list(ref => !lookup.get(ref)),
    ownerless: list(ref => isOwnerless(lookup.get(ref), lookup)),
    belowFoundation: list(ref => levelOf?.(ref) === 0),
  };
}

/** An owner that is not in the catalog owns nothing. */
function isOwnerless(
  dependency: Entity | undefined,
  lookup: CatalogLookup,
): boolean {
  return (
    dependency !== undefined &&
    !targetsOf(dependency, RELATION_OWNED_BY).some(ref => lookup.get(ref))
  );
}

/** Each target once, in an order that does not hang on the order of the relations. */
function targetsOf(entity: Entity, type: string): string[] {
  const targets = (entity.relations ?? [])
    .filter(relation => relation.type === type)
    .map(relation => relation.targetRef);
  return [...new Set(targets)].sort();
}
