import {
  DiagnosticView,
  SloDocumentsView,
} from 'backstage-plugin-readiness-common';
import { Knex } from 'knex';
import { DbSloDocumentsRow, DbSlosRow } from '../../database/sloTables';

/** An answer names no more than this of anything; the health of readiness counts the rest. */
const MOST = 1_000;

/**
 * The OpenSLO documents that were read, what was found in them, and the SLOs that belong to no entity. Three queries.
 * @internal
 */
export async function readSloDocuments(knex: Knex): Promise<SloDocumentsView> {
  const [files, unassigned, lastValid] = await Promise.all([
    knex('slo_documents')
      .orderBy('file')
      .limit(MOST)
      .select<DbSloDocumentsRow[]>(
        'file',
        'valid',
        'slos',
        'diagnostics',
        'problem',
      ),
    knex('slos')
      .whereNull('entity_ref')
      .orderBy(['name', 'file'])
      .limit(MOST)
      .select<DbSlosRow[]>('name', 'service', 'file', 'unassigned_reason'),
    knex('slos')
      .where('last_valid', true)
      .orderBy('name')
      .limit(MOST)
      .select<DbSlosRow[]>('name'),
  ]);
  return {
    files: files.map(({ file, valid, slos }) => ({
      ...{ file, slos },
      valid: Boolean(valid),
    })),
    diagnostics: files.flatMap(diagnosticsOf).slice(0, MOST),
    unassigned: unassigned.map(row => ({
      slo: row.name,
      service: row.service,
      file: row.file,
      reason: row.unassigned_reason ?? 'It belongs to no entity',
    })),
    lastValid: lastValid.map(({ name }) => name),
  };
}

/**
 * What was found in one file, that it cannot be read included.
 * @internal
 */
export function diagnosticsOf(
  row: Pick<DbSloDocumentsRow, 'file' | 'diagnostics' | 'problem'>,
): DiagnosticView[] {
  const found: DiagnosticView[] = JSON.parse(row.diagnostics);
  return row.problem === null
    ? found
    : [
        {
          severity: 'error',
          code: 'unreadable',
          message: row.problem,
          file: row.file,
        },
        ...found,
      ];
}
