import { Knex } from 'knex';
import {
  DbAttestationsRow,
  DbExemptionsRow,
} from '../database/governanceTables';

/**
 * Stores a sign-off that is in force, unless said otherwise.
 * @internal
 */
export async function insertAttestation(
  knex: Knex,
  row: Pick<DbAttestationsRow, 'entity_ref' | 'standard' | 'check_id'> &
    Partial<DbAttestationsRow>,
): Promise<string> {
  const [{ id }] = await knex('attestations')
    .insert({
      answer: 'met',
      state: 'in-force',
      comment: null,
      evidence: JSON.stringify({
        links: [{ url: 'https://example.com/evidence' }],
      }),
      attested_by: 'user:default/ada',
      attested_at: 0,
      reviewed_by: null,
      reviewed_at: null,
      review_comment: null,
      valid_until: null,
      ...row,
    })
    .returning('id');
  return String(id);
}

/**
 * Stores an approved exemption of an entity, unless said otherwise.
 * @internal
 */
export async function insertExemption(
  knex: Knex,
  row: Pick<
    DbExemptionsRow,
    'scope_ref' | 'standard' | 'check_id' | 'ends_at'
  > &
    Partial<DbExemptionsRow>,
): Promise<string> {
  const [{ id }] = await knex('exemptions')
    .insert({
      scope_kind: 'entity',
      strictest_tier: 0,
      state: 'approved',
      reason: 'The vendor mends it in March',
      compensating_measure: 'Someone looks every morning',
      requested_by: 'user:default/ada',
      requested_at: 0,
      starts_at: 0,
      approver: null,
      automatic: false,
      decided_by: 'user:default/grace',
      decided_at: 0,
      decision_comment: null,
      renews: null,
      renewals: 0,
      version: 2,
      since: row.starts_at ?? 0,
      ...row,
    })
    .returning('id');
  return String(id);
}
