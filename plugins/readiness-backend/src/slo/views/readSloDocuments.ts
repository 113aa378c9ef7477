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
 *
 * @remarks
 * Files that an entity names, and why an SLO belongs to none, say which entities there are: only who sees every entity is
 * shown them.
 * @internal
 */
export async function readSloDocuments(
  knex: Knex,
  viewer: { readonly seesEverything: boolean },
): Promise<SloDocumentsView> {
  const [rows, unassigned, lastValid] = await Promise.all([
    knex('slo_documents')
      .orderBy('file')
      .limit(MOST)
      .select<DbSloDocumentsRow[]>(
        'file',
        'wanted_by',
        'valid',
        'slos',
        'diagnostics',
        'problem',
      ),
    viewer.seesEverything ? readUnassigned(knex) : [],
    knex('slos')
      .where('last_valid', true)
      .orderBy('name')
      .limit(MOST)
      .select<DbSlosRow[]>('name', 'file'),
  ]);
  const files = rows.filter(row => viewer.seesEverything || isConfigured(row));
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
    lastValid: lastValid
      .filter(({ file }) => files.some(one => one.file === file))
      .map(({ name }) => name),
  };
}

async function readUnassigned(knex: Knex): Promise<DbSlosRow[]> {
  return knex('slos')
    .whereNull('entity_ref')
    .orderBy(['name', 'file'])
    .limit(MOST)
    .select('name', 'service', 'file', 'unassigned_reason');
}

function isConfigured({
  wanted_by: wantedBy,
}: Pick<DbSloDocumentsRow, 'wanted_by'>): boolean {
  const wanted: { kind: string }[] = JSON.parse(wantedBy);
  return wanted.some(({ kind }) => kind === 'configuration');
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
