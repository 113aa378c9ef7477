import { AttestationView, Page } from 'backstage-plugin-readiness-common';
import { Knex } from 'knex';
import { DbAttestationsRow } from '../../database/governanceTables';
import { Publication } from '../../standards/Publication';
import { readPage } from '../readPage';
import { AttestationPowers, attestationView } from './attestationView';

/** Of one entity: more checks than any standard has are signed off by nobody. */
const MOST = 500;

/** @internal */
export interface ReadAttestationsOptions {
  readonly knex: Knex;
  /** Callers have seen that it is visible. */
  readonly entityRef: string;
  readonly publication: Publication | undefined;
  /** Epoch milliseconds. */
  readonly now: number;
  readonly powers: AttestationPowers;
}

/**
 * The newest version of each check of an entity that was ever signed off, with what counts or waits beside it, the newest
 * first. One query.
 * @internal
 */
export async function readEntityAttestations(
  options: ReadAttestationsOptions,
): Promise<AttestationView[]> {
  const { knex, entityRef } = options;
  const newest = knex<DbAttestationsRow>('attestations')
    .where({ entity_ref: entityRef })
    .groupBy('standard', 'check_id')
    .max('id');
  const rows = await knex<DbAttestationsRow>('attestations')
    .where({ entity_ref: entityRef })
    .andWhere(shown =>
      shown
        .whereIn('state', ['in-force', 'awaiting-review'])
        .orWhereIn('id', newest),
    )
    .orderBy('id', 'desc')
    .limit(MOST);
  return rows.map(row => attestationView(row, options));
}

/**
 * One page of all versions of the sign-offs of an entity, the newest first. Two queries.
 * @internal
 */
export async function listAttestations(
  options: ReadAttestationsOptions & {
    readonly query: {
      readonly standard?: string;
      readonly check?: string;
      readonly limit?: number;
      readonly cursor?: string;
    };
  },
): Promise<Page<AttestationView>> {
  const { knex, entityRef, query } = options;
  const { rows, ...page } = await readPage<DbAttestationsRow>({
    ...{ knex, query, list: 'attestations', columns: ['attestations.*'] },
    matching: () =>
      knex<DbAttestationsRow>('attestations').where({
        entity_ref: entityRef,
        ...(query.standard !== undefined && { standard: query.standard }),
        ...(query.check !== undefined && { check_id: query.check }),
      }),
    order: ['-attestations.id'],
    shape: [0],
  });
  return { ...page, items: rows.map(row => attestationView(row, options)) };
}
