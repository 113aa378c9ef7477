import { EntitySummary } from 'backstage-plugin-readiness-common';
import { DbEntitiesRow } from '../database/tables';

/**
 * The columns that `summaryOf` needs.
 * @internal
 */
export const SUMMARY_COLUMNS = [
  'entities.entity_ref',
  'entities.name',
  'entities.title',
  'entities.kind',
  'entities.type',
  'entities.lifecycle',
  'entities.tier',
  'entities.owner_ref',
  'entities.system_ref',
  'entities.domain_ref',
] as const;

/** @internal */
export type SummaryRow = Pick<
  DbEntitiesRow,
  | 'entity_ref'
  | 'name'
  | 'title'
  | 'kind'
  | 'type'
  | 'lifecycle'
  | 'tier'
  | 'owner_ref'
  | 'system_ref'
  | 'domain_ref'
>;

/**
 * Where an entity stands in the organisation, from its row.
 * @internal
 */
export function summaryOf(row: SummaryRow): EntitySummary {
  return {
    entityRef: row.entity_ref,
    title: row.title ?? row.name,
    kind: row.kind,
    type: row.type,
    lifecycle: row.lifecycle,
    tier: row.tier,
    owner: row.owner_ref,
    system: row.system_ref,
    domain: row.domain_ref,
  };
}

/**
 * The team that an owner's ref names; null for users and for none.
 * @internal
 */
export function teamOf(ownerRef: string | null): string | null {
  return ownerRef?.startsWith('group:') ? ownerRef : null;
}
