import { Entity, stringifyEntityRef } from '@backstage/catalog-model';
import { JsonValue } from '@backstage/types';
import { Knex } from 'knex';
import {
  DbChangesRow,
  DbEntitiesRow,
  DbRevisionsRow,
  DbRollUpsRow,
} from '../database/tables';
import { formatStoredFacts, StoredFact } from '../facts/StoredFact';

/**
 * A component, unless said otherwise, of the group that owns it.
 * @internal
 */
export function entityOf(
  name: string,
  parts: {
    kind?: string;
    spec?: Entity['spec'];
    metadata?: Partial<Entity['metadata']>;
    relations?: Entity['relations'];
  } = {},
): Entity {
  return {
    apiVersion: 'backstage.io/v1alpha1',
    kind: parts.kind ?? 'Component',
    metadata: { name, namespace: 'default', ...parts.metadata },
    spec: { type: 'service', ...parts.spec },
    relations: parts.relations ?? [],
  };
}

/**
 * Stores an entity as a sync would, with the columns that are given.
 * @internal
 */
export async function insertEntity(
  knex: Knex,
  entity: Entity,
  columns: Partial<DbEntitiesRow> = {},
): Promise<string> {
  const entityRef = stringifyEntityRef(entity);
  await knex<DbEntitiesRow>('entities').insert({
    entity_ref: entityRef,
    kind: entity.kind.toLocaleLowerCase('en-US'),
    namespace: 'default',
    name: entity.metadata.name,
    title: entity.metadata.title ?? null,
    type: typeof entity.spec?.type === 'string' ? entity.spec.type : null,
    lifecycle: null,
    owner_ref: null,
    owner_state: columns.owner_ref ? 'valid' : 'none',
    has_contact: true,
    has_rotation: true,
    system_ref: null,
    domain_ref: null,
    tier: null,
    tier_problem: null,
    etag: 'etag',
    entity: JSON.stringify(entity),
    first_seen_at: 0,
    missing_since: null,
    ...columns,
  });
  return entityRef;
}

/**
 * Stores the facts of one entity from one source.
 * @internal
 */
export async function insertFacts(
  knex: Knex,
  entityRef: string,
  values: Record<string, JsonValue>,
  options: { observedAt: number; source?: string; freshFor?: number },
): Promise<void> {
  const { observedAt, source = 'test', freshFor } = options;
  const facts = new Map(
    Object.entries(values).map(([factId, value]): [string, StoredFact] => [
      factId,
      { value, observedAt, provenance: 'measured', freshFor },
    ]),
  );
  await knex('facts').insert({
    entity_ref: entityRef,
    source,
    facts: formatStoredFacts(facts),
    hash: `${observedAt} ${source}`,
    updated_at: observedAt,
  });
}

/**
 * Stores a change of a standard, unless said otherwise.
 * @internal
 */
export async function insertChange(
  knex: Knex,
  change: Partial<Omit<DbChangesRow, 'id' | 'details' | 'causes'>> & {
    entity_ref: string;
    subject: string;
    at: number;
    details?: Record<string, [string | null, string | null]>;
  },
): Promise<void> {
  await knex('changes').insert({
    subject_kind: 'standard',
    from_rank: null,
    to_rank: null,
    from_score: null,
    to_score: null,
    revision: 1,
    ...change,
    causes: JSON.stringify([{ kind: 'fact', detail: 'ci.template' }]),
    details: JSON.stringify(change.details ?? {}),
  });
}

/** @internal */
export async function insertRollUp(
  knex: Knex,
  row: Omit<DbRollUpsRow, 'figures' | 'revision'> & { figures: object },
): Promise<void> {
  await knex('roll_ups').insert({
    ...row,
    revision: 1,
    figures: JSON.stringify(row.figures),
  });
}

/** @internal */
export async function insertRevision(
  knex: Knex,
  row: { publishedAt: number; text: string },
): Promise<void> {
  await knex<DbRevisionsRow>('revisions').insert({
    published_at: row.publishedAt,
    hash: String(row.publishedAt),
    sources: '{}',
    diagnostics: '[]',
    slots: '{}',
    summary: JSON.stringify({ text: row.text, documents: [], since: {} }),
  });
}
