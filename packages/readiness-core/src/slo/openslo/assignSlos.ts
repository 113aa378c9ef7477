import { parseEntityRef, stringifyEntityRef } from '@backstage/catalog-model';
import { SloDefinition } from '../types';

/**
 * Annotation on the metadata of an SLO: the entity that it belongs to, as an entity ref (`payments`,
 * `system:shop`, `component:default/payments`; without a kind a component, without a namespace `default`).
 * @public
 */
export const SLO_ENTITY_ANNOTATION = 'readiness.backstage.io/entity';

/**
 * Annotation on an entity: the OpenSLO files that hold its SLOs, as paths relative to the entity's descriptor or as
 * URLs, separated by commas.
 * @public
 */
export const OPENSLO_FILES_ANNOTATION = 'readiness.backstage.io/openslo';

/** The kinds of entity that may have SLOs; a system or a domain has those of user journeys. @public */
export const SLO_ENTITY_KINDS = ['component', 'system', 'domain'] as const;

/**
 * Which entity an SLO belongs to, and what says so; or a reason, with the mend, why it belongs to none.
 * @public
 */
export type SloAssignment =
  | {
      readonly kind: 'assigned';
      readonly definition: SloDefinition;
      readonly entityRef: string;
      readonly by: 'annotation' | 'entity-file' | 'service';
    }
  | {
      readonly kind: 'unassigned';
      readonly definition: SloDefinition;
      readonly reason: string;
    };

/** @public */
export interface AssignSlosOptions {
  /** Which entities name a file in their annotation, by file. */
  readonly fileOwners?: ReadonlyMap<string, readonly string[]>;
}

type Answer =
  | {
      readonly kind: 'assigned';
      readonly entityRef: string;
      readonly by: 'annotation' | 'entity-file' | 'service';
    }
  | { readonly kind: 'unassigned'; readonly reason: string };

const ENTITY_REF = /^([^:/\s]+:)?([^:/\s]+\/)?[^:/\s]+$/;

const SHOWN_CANDIDATES = 5;

/**
 * Says for each SLO to which entity it belongs: by its own annotation, or else by the entity through whose annotation
 * its file was read, or else by `spec.service`, which must be the name of exactly one component over all namespaces, or
 * of no component and exactly one system or domain.
 *
 * @param entityRefs - of all entities there are, in any form
 * @public
 */
export function assignSlos(
  definitions: readonly SloDefinition[],
  entityRefs: Iterable<string>,
  options?: AssignSlosOptions,
): readonly SloAssignment[] {
  const catalog = indexByName(entityRefs);
  return definitions.map(definition => ({
    definition,
    ...(byAnnotation(definition, catalog) ??
      byFile(definition, options?.fileOwners) ??
      byService(definition, catalog)),
  }));
}

interface CatalogNames {
  readonly refs: ReadonlySet<string>;
  readonly byName: ReadonlyMap<string, readonly string[]>;
}

function indexByName(entityRefs: Iterable<string>): CatalogNames {
  const refs = new Set<string>();
  const byName = new Map<string, string[]>();
  for (const entityRef of entityRefs) {
    const ref = entityRef.toLocaleLowerCase('en-US');
    const { kind, name } = parseEntityRef(ref);
    if (!isSloKind(kind) || refs.has(ref)) {
      continue;
    }
    refs.add(ref);
    byName.set(name, [...(byName.get(name) ?? []), ref].sort());
  }
  return { refs, byName };
}

function isSloKind(kind: string): boolean {
  return SLO_ENTITY_KINDS.some(each => each === kind);
}

function byAnnotation(
  { annotations }: SloDefinition,
  { refs }: CatalogNames,
): Answer | undefined {
  const annotation = annotations[SLO_ENTITY_ANNOTATION];
  if (annotation === undefined) {
    return undefined;
  }
  const parsed = parseRef(annotation);
  if (parsed.kind === 'faulty') {
    return unassigned(
      `its annotation ${SLO_ENTITY_ANNOTATION} is "${annotation}", which is no entity ref; write one like component:default/payments`,
    );
  }
  const { entityRef, entityKind } = parsed;
  if (!isSloKind(entityKind)) {
    return unassigned(
      `its annotation ${SLO_ENTITY_ANNOTATION} names ${entityRef}; an SLO belongs to a component, a system or a domain`,
    );
  }
  if (!refs.has(entityRef)) {
    return unassigned(
      `its annotation ${SLO_ENTITY_ANNOTATION} names ${entityRef}, which is not in the catalog; register it or correct the annotation`,
    );
  }
  return { kind: 'assigned', entityRef, by: 'annotation' };
}

type ParsedRef =
  | {
      readonly kind: 'ref';
      readonly entityRef: string;
      readonly entityKind: string;
    }
  | { readonly kind: 'faulty' };

function parseRef(text: string): ParsedRef {
  const trimmed = text.trim();
  if (!ENTITY_REF.test(trimmed)) {
    return { kind: 'faulty' };
  }
  const ref = parseEntityRef(trimmed, { defaultKind: 'component' });
  return {
    kind: 'ref',
    entityRef: stringifyEntityRef(ref),
    entityKind: ref.kind.toLocaleLowerCase('en-US'),
  };
}

function byFile(
  { file }: SloDefinition,
  fileOwners: AssignSlosOptions['fileOwners'],
): Answer | undefined {
  const owners = [...new Set(fileOwners?.get(file) ?? [])].sort();
  if (owners.length === 0) {
    return undefined;
  }
  if (owners.length > 1) {
    return unassigned(
      `its file is named by the annotation ${OPENSLO_FILES_ANNOTATION} of ${listOf(
        owners,
      )}; say on the SLO which of them it belongs to: ${exampleOf(owners)}`,
    );
  }
  return { kind: 'assigned', entityRef: owners[0], by: 'entity-file' };
}

function byService(
  { service }: SloDefinition,
  { byName }: CatalogNames,
): Answer {
  const named = byName.get(service.toLocaleLowerCase('en-US')) ?? [];
  const components = named.filter(ref => ref.startsWith('component:'));
  const candidates = components.length > 0 ? components : named;
  if (candidates.length === 1) {
    return { kind: 'assigned', entityRef: candidates[0], by: 'service' };
  }
  if (candidates.length === 0) {
    return unassigned(
      `its service "${service}" is the name of no component, system or domain; name the entity on the SLO: metadata.annotations: { ${SLO_ENTITY_ANNOTATION}: component:default/<name> }`,
    );
  }
  return unassigned(
    `its service "${service}" is the name of ${listOf(
      candidates,
    )}; say on the SLO which of them it belongs to: ${exampleOf(candidates)}`,
  );
}

function unassigned(reason: string): Answer {
  return { kind: 'unassigned', reason };
}

function listOf(refs: readonly string[]): string {
  const shown = refs.slice(0, SHOWN_CANDIDATES).join(', ');
  const rest = refs.length - SHOWN_CANDIDATES;
  return rest > 0 ? `${shown} and ${rest} more` : shown;
}

function exampleOf([first]: readonly string[]): string {
  return `metadata.annotations: { ${SLO_ENTITY_ANNOTATION}: ${first} }`;
}
