import {
  Entity,
  RELATION_API_CONSUMED_BY,
  RELATION_CONSUMES_API,
  RELATION_DEPENDENCY_OF,
  RELATION_DEPENDS_ON,
  RELATION_HAS_MEMBER,
} from '@backstage/catalog-model';
import {
  DependencyView,
  OwnershipView,
} from 'backstage-plugin-readiness-common';
import { Knex } from 'knex';
import { Visibility } from '../permissions/Visibility';
import { summaryOf } from '../results/entitySummary';
import { FactReading, mergedFacts } from '../results/mergedFacts';
import { EntityRow, readEntityRow } from '../results/readEntityRow';
import { Publication } from '../standards/Publication';
import { gapsOf } from './gaps';
import { contactsOf, linksFor } from './links';
import { onCallOf } from './onCall';
import {
  GroupParents,
  groupsAbove,
  readGroupParents,
} from './readGroupParents';
import { readRelatives, Relative } from './readRelatives';

const MOST_DEPENDENCIES = 200;
const DEPENDENCIES = [RELATION_DEPENDS_ON, RELATION_CONSUMES_API];
const DEPENDENTS = [RELATION_DEPENDENCY_OF, RELATION_API_CONSUMED_BY];

/** @internal */
export interface ReadOwnershipOptions {
  readonly knex: Knex;
  readonly entityRef: string;
  readonly visibility: Visibility;
  readonly publication: Publication | undefined;
  readonly factReading: FactReading;
}

/**
 * Who owns an entity, how to reach them, and what it depends on; undefined when it is not known or may not be seen. Three
 * queries. Neighbours that may not be seen are not named, and a team that may not be seen gives neither its title nor its
 * contacts.
 * @internal
 */
export async function readOwnership(
  options: ReadOwnershipOptions,
): Promise<OwnershipView | undefined> {
  const { knex, visibility, publication, factReading } = options;
  const row = await readEntityRow(options);
  if (!row) {
    return undefined;
  }
  const entity: Entity = JSON.parse(row.entity);
  const needed = targetsOf(entity, DEPENDENCIES);
  const needing = targetsOf(entity, DEPENDENTS);
  const relatives = await readRelatives({
    knex,
    entityRefs: [...new Set([...needed, ...needing])],
    ownerRef: row.owner_ref,
    visibility,
    standards: publication?.documents.standards ?? [],
  });
  const parents = await readGroupParents(knex, visibility);
  return {
    entity: summaryOf(row),
    owner: ownerView(row, relatives.get(row.owner_ref ?? ''), parents),
    onCall: onCallOf(row, mergedFacts(row.facts, factReading)),
    escalation: linksFor(entity, 'escalation'),
    runbooks: linksFor(entity, 'runbooks'),
    dashboards: linksFor(entity, 'dashboards'),
    tierProblem: row.tier_problem,
    ...dependencyViews(needed, relatives, visibility),
    dependents: needing.filter(ref => relatives.has(ref)).length,
    gaps: gapsOf(row),
  };
}

function targetsOf(entity: Entity, types: readonly string[]): string[] {
  const targets = (entity.relations ?? [])
    .filter(({ type }) => types.includes(type))
    .map(({ targetRef }) => targetRef);
  return [...new Set(targets)].sort();
}

function ownerView(
  row: EntityRow,
  owner: Relative | undefined,
  parents: GroupParents,
): OwnershipView['owner'] {
  const team = owner?.entity;
  return {
    ref: row.owner_ref,
    state: row.owner_state,
    title: owner?.title ?? null,
    members:
      team?.kind.toLocaleLowerCase('en-US') === 'group'
        ? targetsOf(team, [RELATION_HAS_MEMBER]).length
        : null,
    contacts: team ? contactsOf(team) : [],
    parents: row.owner_ref === null ? [] : groupsAbove(row.owner_ref, parents),
  };
}

/**
 * For who sees everything, a ref without an entity is one that does not exist. Others could not tell it from one that is
 * hidden from them, so they get neither.
 */
function dependencyViews(
  refs: readonly string[],
  relatives: ReadonlyMap<string, Relative>,
  visibility: Visibility,
): Pick<OwnershipView, 'dependencies' | 'otherDependencies'> {
  const named = refs.filter(
    ref => relatives.has(ref) || visibility.kind === 'all',
  );
  const dependencies = named
    .slice(0, MOST_DEPENDENCIES)
    .map((entityRef): DependencyView => {
      const relative = relatives.get(entityRef);
      return {
        entityRef,
        exists: relative !== undefined,
        standard: relative?.standard ?? null,
        level: relative?.level ?? null,
      };
    });
  return { dependencies, otherDependencies: refs.length - dependencies.length };
}
