import { InputError } from '@backstage/errors';
import { JsonObject } from '@backstage/types';
import { EvidenceFile } from 'backstage-plugin-readiness-common';
import { csvLine } from './csv';
import { EvidenceFileWriter } from './EvidenceFileWriter';
import { EvidenceReading } from './EvidenceReading';
import { EvidenceTable } from './EvidenceTable';

/** @internal */
export interface EvidenceLimits {
  /** Of one file. */
  readonly rows: number;
  /** Of one file, before it is compressed. */
  readonly bytes: number;
}

/**
 * Writes the rows of a table as JSON and as CSV, in one reading, so that both say the same.
 * @throws InputError for more than the limits
 * @internal
 */
export async function writeTable(
  table: EvidenceTable,
  reading: EvidenceReading,
  options: { readonly directory: string; readonly limits: EvidenceLimits },
): Promise<EvidenceFile[]> {
  const { directory } = options;
  const json = await EvidenceFileWriter.open(directory, `${table.name}.json`);
  try {
    const csv = await EvidenceFileWriter.open(directory, `${table.name}.csv`);
    try {
      return await writeRows(table, reading, {
        ...{ json, csv, limits: options.limits },
      });
    } finally {
      await csv.close();
    }
  } finally {
    await json.close();
  }
}

async function writeRows(
  table: EvidenceTable,
  reading: EvidenceReading,
  options: {
    readonly json: EvidenceFileWriter;
    readonly csv: EvidenceFileWriter;
    readonly limits: EvidenceLimits;
  },
): Promise<EvidenceFile[]> {
  const { json, csv, limits } = options;
  let rows = 0;
  await csv.write(csvLine(table.columns));
  for await (const page of table.read(reading)) {
    requireWithin(limits, table, rows + page.length, 0);
    if (page.length > 0) {
      await json.write(jsonRows(page, table, rows));
      await csv.write(page.map(row => csvRow(row, table)).join(''));
    }
    rows += page.length;
    requireWithin(limits, table, rows, json.bytes);
  }
  await json.write(rows === 0 ? '[]\n' : '\n]\n');
  return [json.finish(rows), csv.finish(rows)];
}

/** Rows of a list that already has so many. */
function jsonRows(
  page: readonly JsonObject[],
  table: EvidenceTable,
  before: number,
): string {
  return page.map((row, index) => jsonRow(row, table, before + index)).join('');
}

function jsonRow(
  row: JsonObject,
  { columns }: EvidenceTable,
  index: number,
): string {
  const ordered = columns.map(column => [column, row[column] ?? null]);
  return `${index === 0 ? '[\n' : ',\n'}${JSON.stringify(
    Object.fromEntries(ordered),
  )}`;
}

function csvRow(row: JsonObject, { columns }: EvidenceTable): string {
  return csvLine(columns.map(column => row[column]));
}

function requireWithin(
  limits: EvidenceLimits,
  { name }: EvidenceTable,
  rows: number,
  bytes: number,
): void {
  if (rows > limits.rows || bytes > limits.bytes) {
    throw new InputError(
      `The evidence has more ${name} than an archive takes (${limits.rows} rows and ${limits.bytes} bytes of each kind); ask for a shorter period with from and to, or for fewer entities`,
    );
  }
}
