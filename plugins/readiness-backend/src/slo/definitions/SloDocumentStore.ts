import { createHash } from 'node:crypto';
import { Diagnostic } from 'backstage-readiness-core';
import { Knex } from 'knex';
import { bulkUpsert, BulkTarget } from '../../database/bulkUpsert';
import { whereInList } from '../../database/dialect';
import { DbSloDocumentsRow } from '../../database/sloTables';
import { SloDocument, WantedBy } from './SloDocument';
import { SloDraft } from './SloDraft';

const TARGET: BulkTarget<DbSloDocumentsRow> = {
  table: 'slo_documents',
  columns: {
    file: 'text',
    wanted_by: 'text',
    text: 'text',
    hash: 'text',
    etag: 'text',
    problem: 'text',
    diagnostics: 'text',
    valid: 'boolean',
    slos: 'integer',
    look_at: 'bigint',
    changed_at: 'bigint',
  },
  key: ['file'],
};

/** Files as stored, by name. @internal */
export type StoredDocuments = ReadonlyMap<string, DbSloDocumentsRow>;

/**
 * Stores OpenSLO files as last read, with what was found in them.
 * @internal
 */
export class SloDocumentStore {
  readonly #knex: Knex;

  constructor(knex: Knex) {
    this.#knex = knex;
  }

  async read(): Promise<StoredDocuments> {
    const rows = await this.#knex<DbSloDocumentsRow>('slo_documents').select();
    return new Map(rows.map(row => [row.file, row]));
  }

  /** Writes what differs, and deletes what nobody wants any more. */
  async write(
    tx: Knex.Transaction,
    rows: readonly DbSloDocumentsRow[],
    stored: StoredDocuments,
  ): Promise<void> {
    const differing = rows.filter(row => differs(row, stored.get(row.file)));
    await bulkUpsert(tx, TARGET, differing);
    const files = new Set(rows.map(({ file }) => file));
    const gone = [...stored.keys()].filter(file => !files.has(file));
    if (gone.length > 0) {
      const query = tx<DbSloDocumentsRow>('slo_documents').delete();
      whereInList(query, tx, 'file', gone);
      await query;
    }
  }
}

/** @internal */
export function documentOfRow(row: DbSloDocumentsRow): SloDocument {
  return {
    file: row.file,
    wantedBy: JSON.parse(row.wanted_by) as WantedBy[],
    text: row.text,
    etag: row.etag,
    problem: row.problem,
    lookAt: Number(row.look_at),
  };
}

/**
 * The rows of the documents, with what was found in them.
 * @internal
 */
export function documentRows(
  documents: readonly SloDocument[],
  draft: Pick<SloDraft, 'slos' | 'files'>,
  stored: StoredDocuments,
  now: number,
): DbSloDocumentsRow[] {
  const slos = new Map<string, number>();
  for (const { definition } of draft.slos) {
    slos.set(definition.file, (slos.get(definition.file) ?? 0) + 1);
  }
  return documents.map(document => {
    const { file, text, problem } = document;
    const read = draft.files.get(file);
    const found: readonly Diagnostic[] = read?.diagnostics ?? [];
    const row = {
      file,
      wanted_by: JSON.stringify(document.wantedBy),
      text,
      hash:
        text === null
          ? null
          : createHash('sha256').update(text).digest('base64url'),
      etag: document.etag,
      problem,
      diagnostics: JSON.stringify([...problemOf(document), ...found]),
      valid: problem === null && (read?.valid ?? false),
      slos: slos.get(file) ?? 0,
      look_at: document.lookAt,
    };
    const before = stored.get(file);
    const isChanged =
      before?.hash !== row.hash ||
      before.problem !== row.problem ||
      before.diagnostics !== row.diagnostics;
    return { ...row, changed_at: isChanged ? now : Number(before?.changed_at) };
  });
}

function problemOf({ file, problem }: SloDocument): Diagnostic[] {
  return problem === null
    ? []
    : [
        {
          severity: 'error',
          code: 'unreadable-source',
          file,
          message: `${file}: ${problem}`,
        },
      ];
}

function differs(
  row: DbSloDocumentsRow,
  before: DbSloDocumentsRow | undefined,
): boolean {
  return (
    !before ||
    before.hash !== row.hash ||
    before.wanted_by !== row.wanted_by ||
    before.etag !== row.etag ||
    before.problem !== row.problem ||
    before.diagnostics !== row.diagnostics ||
    Boolean(before.valid) !== row.valid ||
    before.slos !== row.slos ||
    Number(before.look_at) !== Number(row.look_at)
  );
}
