import { createHash } from 'node:crypto';
import { Attestation, Exemption } from 'backstage-readiness-core';
import { Knex } from 'knex';
import {
  DbAttestationsRow,
  DbExemptionsRow,
} from '../database/governanceTables';
import { gathered, jsonRows } from '../database/dialect';
import { DbInstant } from '../database/tables';

/** A sign-off that decides. @internal */
export interface CountedAttestation extends Attestation {
  readonly id: string;
}

/** An exemption that was approved and has not ended. @internal */
export interface CountedExemption extends Exemption {
  readonly id: string;
  /** It covers entities that are judged by this tier or a less critical one. */
  readonly strictestTier: number;
}

/** What people decided about one entity, as evaluations use it. @internal */
export interface EntityDecisions {
  readonly attestations: readonly CountedAttestation[];
  readonly exemptions: readonly CountedExemption[];
  /** The same as long as all of it is the same; empty when there is none. */
  readonly version: string;
}

/** How a sign-off without evidence is stored. @internal */
export const NO_EVIDENCE = '{"links":[]}';

/** SQL: that an exemption's scope holds an entity, of no more critical a tier than was approved. @internal */
export const COVERS = `exemptions.scope_ref = case exemptions.scope_kind
      when 'entity' then entities.entity_ref
      when 'owner' then entities.owner_ref
      else entities.system_ref end
    and coalesce(entities.tier, 0) >= exemptions.strictest_tier`;

/** Nobody has decided anything. @internal */
export const NO_DECISIONS: EntityDecisions = {
  attestations: [],
  exemptions: [],
  version: '',
};

/** The columns as the database gathers them. @internal */
export interface GatheredDecisions {
  readonly attestations: string | GatheredAttestation[] | null;
  readonly exemptions: string | GatheredExemption[] | null;
}

interface GatheredAttestation
  extends Pick<
    DbAttestationsRow,
    | 'standard'
    | 'check_id'
    | 'answer'
    | 'attested_by'
    | 'attested_at'
    | 'reviewed_by'
    | 'valid_until'
  > {
  readonly id: DbInstant;
  readonly evidence: string | null;
}

type GatheredExemption = Pick<
  DbExemptionsRow,
  | 'id'
  | 'standard'
  | 'check_id'
  | 'reason'
  | 'starts_at'
  | 'ends_at'
  | 'strictest_tier'
>;

/**
 * Columns of a query over `entities`: the sign-offs that decide, and the exemptions that cover the entity at an instant.
 * Of a check the one version that is in force decides, if there is one (see Attestations). An undeclared tier is as
 * critical as the most critical one: nobody gains an exemption by deleting a label.
 * @internal
 */
export function decisionColumns(
  knex: Knex,
  now: number | Knex.Raw,
): Knex.QueryBuilder[] {
  return [attestationColumn(knex), exemptionColumn(knex, now)];
}

/** What the columns hold. @internal */
export function decisionsOf(row: GatheredDecisions): EntityDecisions {
  const attestations = gathered<GatheredAttestation>(row.attestations)
    .sort(byId)
    .map(attestationOf);
  const exemptions = gathered<GatheredExemption>(row.exemptions)
    .sort(byId)
    .map(exemptionOf);
  return attestations.length + exemptions.length === 0
    ? NO_DECISIONS
    : {
        ...{ attestations, exemptions },
        version: createHash('sha1')
          .update(JSON.stringify([attestations, exemptions]))
          .digest('base64url'),
      };
}

function attestationColumn(knex: Knex): Knex.QueryBuilder {
  return knex('attestations')
    .whereRaw('attestations.entity_ref = entities.entity_ref')
    .andWhere('attestations.state', 'in-force')
    .select(
      knex.raw(
        jsonRows(knex, {
          columns: {
            ...columnsOf('attestations', [
              'id',
              'standard',
              'check_id',
              'answer',
              'attested_by',
              'attested_at',
              'reviewed_by',
              'valid_until',
            ]),
            // Whether there is any, not its text: nobody judges by that.
            evidence: `case when attestations.evidence = '${NO_EVIDENCE}' then null else 'given' end`,
          },
        }),
      ),
    )
    .as('attestations');
}

function exemptionColumn(
  knex: Knex,
  now: number | Knex.Raw,
): Knex.QueryBuilder {
  return knex('exemptions')
    .whereRaw(
      'exemptions.scope_ref in (entities.entity_ref, entities.owner_ref, entities.system_ref)',
    )
    .andWhereRaw(COVERS)
    .andWhere('exemptions.state', 'approved')
    .andWhereRaw('exemptions.ends_at > ?', [now])
    .select(
      knex.raw(
        jsonRows(knex, {
          columns: columnsOf('exemptions', [
            'id',
            'standard',
            'check_id',
            'reason',
            'starts_at',
            'ends_at',
            'strictest_tier',
          ]),
        }),
      ),
    )
    .as('exemptions');
}

function columnsOf(
  table: string,
  names: readonly string[],
): Record<string, string> {
  return Object.fromEntries(names.map(name => [name, `${table}.${name}`]));
}

function byId(a: { id: DbInstant }, b: { id: DbInstant }): number {
  return Number(a.id) - Number(b.id);
}

function attestationOf(row: GatheredAttestation): CountedAttestation {
  return {
    id: String(row.id),
    standard: row.standard,
    checkId: row.check_id,
    answer: row.answer,
    attestedBy: row.attested_by,
    attestedAt: Number(row.attested_at),
    ...(row.reviewed_by !== null && { reviewedBy: row.reviewed_by }),
    ...(row.evidence !== null && { evidence: row.evidence }),
    ...(row.valid_until !== null && { validUntil: Number(row.valid_until) }),
  };
}

function exemptionOf(row: GatheredExemption): CountedExemption {
  return {
    id: String(row.id),
    standard: row.standard,
    checkId: row.check_id,
    reason: row.reason,
    startsAt: Number(row.starts_at ?? row.ends_at),
    endsAt: Number(row.ends_at),
    strictestTier: row.strictest_tier,
  };
}
