import { ConflictError } from '@backstage/errors';
import { Knex } from 'knex';
import { isPostgres } from '../../database/dialect';
import { DbAttestationsRow } from '../../database/governanceTables';

/** A check of an entity. @internal */
export type CheckKey = Pick<
  DbAttestationsRow,
  'entity_ref' | 'standard' | 'check_id'
>;

/** What counts or waits. @internal */
export const STANDING: readonly DbAttestationsRow['state'][] = [
  'in-force',
  'awaiting-review',
];

/** All versions of a check. @internal */
export function ofCheck(
  knex: Knex,
  { entity_ref, standard, check_id }: CheckKey,
): Knex.QueryBuilder<DbAttestationsRow> {
  return knex<DbAttestationsRow>('attestations').where({
    ...{ entity_ref, standard, check_id },
  });
}

/** The newest version of a check, whatever became of it. @internal */
export async function newestId(
  knex: Knex,
  check: CheckKey,
): Promise<string | undefined> {
  const row = await ofCheck(knex, check)
    .select('id')
    .orderBy('id', 'desc')
    .first();
  return row && String(row.id);
}

/** Whether a version is in force and no newer one waits. @internal */
export async function standsAlone(
  tx: Knex.Transaction,
  version: DbAttestationsRow,
): Promise<boolean> {
  const rows = await ofCheck(tx, version)
    .select('id')
    .whereIn('state', STANDING);
  return rows.length === 1 && String(rows[0].id) === String(version.id);
}

/** Locks what counts and what waits of a check, so that acts on it take turns. @internal */
export async function lockCheck(
  tx: Knex.Transaction,
  check: CheckKey,
): Promise<void> {
  if (isPostgres(tx)) {
    await ofCheck(tx, check)
      .select('id')
      .whereIn('state', STANDING)
      .orderBy('id')
      .forUpdate();
  }
}

/** Changes how a version stands, if it is still as it was seen. @internal */
export async function endVersion(
  tx: Knex.Transaction,
  { id, state, reviewed_by }: DbAttestationsRow,
  change: Partial<DbAttestationsRow>,
): Promise<DbAttestationsRow> {
  const [row] = await tx<DbAttestationsRow>('attestations')
    .where({ id, state, reviewed_by })
    .update(change)
    .returning('*');
  if (!row) {
    throw new ConflictError(
      'Somebody else has decided this sign-off in the meantime; load it again',
    );
  }
  return row;
}

/** @internal */
export function hasChanged({ check_id }: CheckKey): ConflictError {
  return new ConflictError(
    `Somebody else has signed ${check_id} off in the meantime; load it again`,
  );
}

/** @internal */
export function isOver({ state }: DbAttestationsRow): ConflictError {
  const words: Record<DbAttestationsRow['state'], string> = {
    'in-force': 'is in force or has ended, and waits for nobody',
    'awaiting-review': 'waits for another person, or has ended while it did',
    refused: 'was refused',
    withdrawn: 'was withdrawn',
    replaced: 'was replaced by a newer one',
  };
  return new ConflictError(
    `This sign-off ${words[state]}; load it again, or sign the check off anew`,
  );
}
