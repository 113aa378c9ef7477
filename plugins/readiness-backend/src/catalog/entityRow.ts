import { createHash } from 'node:crypto';
import {
  Entity,
  RELATION_OWNED_BY,
  RELATION_PART_OF,
  stringifyEntityRef,
} from '@backstage/catalog-model';
import { JsonObject } from '@backstage/types';
import { Fact, readTier, TierSource } from 'backstage-readiness-core';
import { DbEntitiesRow, OwnerState } from '../database/tables';
import { compactEntity } from './compactEntity';

/**
 * What an entity says about itself, as columns. What depends on other entities is derived later, in one pass over all.
 * @internal
 */
export function entityRow(
  entity: Entity,
  tierSources: readonly TierSource[],
  firstSeenAt: number,
): DbEntitiesRow {
  const { kind, metadata, spec } = entity;
  return {
    entity_ref: stringifyEntityRef(entity),
    kind: column(kind, 63)?.toLocaleLowerCase('en-US') ?? '',
    namespace: column(metadata.namespace, 63) ?? 'default',
    name: column(metadata.name, 63) ?? '',
    title: column(metadata.title, 255),
    type: column(spec?.type, 127)?.toLocaleLowerCase('en-US') ?? null,
    lifecycle: column(spec?.lifecycle, 127)?.toLocaleLowerCase('en-US') ?? null,
    owner_state: 'none',
    has_contact: false,
    has_rotation: namesRotation(entity),
    domain_ref: null,
    owner_ref: column(firstTarget(entity, RELATION_OWNED_BY), 255),
    system_ref: column(parentOf(entity, 'system'), 255),
    ...tierColumns(entity, tierSources),
    etag: etagOf(entity),
    entity: JSON.stringify(compactEntity(entity)),
    first_seen_at: firstSeenAt,
    missing_since: null,
  };
}

/** Columns that are worked out from an entity and others in the catalog. @internal */
export type DerivedColumns = Pick<
  DbEntitiesRow,
  | 'owner_ref'
  | 'owner_state'
  | 'has_contact'
  | 'system_ref'
  | 'domain_ref'
  | 'tier'
  | 'tier_problem'
>;

/**
 * The columns that depend on other entities, from the facts of the catalog and from the entity's system.
 * @internal
 */
export function derivedColumns(
  entity: Entity,
  facts: readonly Fact[],
  options: {
    readonly tierSources: readonly TierSource[];
    readonly get: (entityRef: string) => Entity | undefined;
  },
): DerivedColumns {
  const system = parentOf(entity, 'system');
  const systemEntity = system === undefined ? undefined : options.get(system);
  return {
    ...ownerColumns(facts),
    system_ref: column(system, 255),
    domain_ref: column(
      parentOf(entity, 'domain') ??
        (systemEntity && parentOf(systemEntity, 'domain')),
      255,
    ),
    ...tierColumns(entity, options.tierSources),
  };
}

/**
 * The version of an entity: what the catalog says, or a hash of its contents where a catalog says nothing.
 * @internal
 */
export function etagOf(entity: Entity): string {
  return (
    column(entity.metadata.etag, 127) ??
    createHash('sha256').update(JSON.stringify(entity)).digest('hex')
  );
}

function tierColumns(entity: Entity, sources: readonly TierSource[]) {
  const { declaration, diagnostic } = readTier(entity, sources);
  return {
    tier: declaration.kind === 'declared' ? declaration.tier : null,
    tier_problem: column(diagnostic?.message, 500),
  };
}

function ownerColumns(facts: readonly Fact[]) {
  const observation = facts.find(
    ({ factId }) => factId === 'catalog.owner',
  )?.observation;
  if (observation?.kind !== 'value') {
    return {
      owner_ref: null,
      owner_state: 'none' as const,
      has_contact: false,
    };
  }
  const owner = observation.value as JsonObject;
  return {
    owner_ref: column(owner.ref, 255),
    owner_state: ownerState(owner),
    has_contact: owner.contact === true,
  };
}

function ownerState(owner: JsonObject): OwnerState {
  if (owner.exists !== true) {
    return 'missing';
  }
  return owner.kind === 'group' ? 'valid' : 'not-a-group';
}

function parentOf(entity: Entity, kind: string): string | undefined {
  return (entity.relations ?? [])
    .filter(relation => relation.type === RELATION_PART_OF)
    .map(relation => relation.targetRef)
    .filter(ref => ref.startsWith(`${kind}:`))
    .sort()[0];
}

function firstTarget(entity: Entity, type: string): string | undefined {
  return (entity.relations ?? [])
    .filter(relation => relation.type === type)
    .map(relation => relation.targetRef)
    .sort()[0];
}

const ROTATION =
  /(^|[./-])(pagerduty|opsgenie|on-?call|oncall|splunk-on-call|victorops|incident\.io|rootly)/i;

/**
 * Whether a descriptor names an on-call rotation. A rotation that exists is proven by a fact, not by this.
 * @internal
 */
export function namesRotation(entity: Entity): boolean {
  return Object.entries(entity.metadata.annotations ?? {}).some(
    ([key, value]) => ROTATION.test(key) && value.trim() !== '',
  );
}

/** Fits a text into its column; PostgreSQL takes no NUL characters. */
function column(value: unknown, length: number): string | null {
  return typeof value === 'string' && value !== ''
    ? value.replace(/\0/g, '').slice(0, length)
    : null;
}
