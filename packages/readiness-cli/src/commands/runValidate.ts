import {
  Diagnostic,
  diagnosticsByFile,
  DocumentSet,
  OpenSloFile,
  parseDocuments,
  parseOpenSlo,
} from 'backstage-readiness-core';
import {
  formatValidation,
  ValidatedFile,
  ValidationFormat,
} from '../formats/formatValidation';
import { readShipped } from '../read/readDocuments';
import { readSources, SourcesReading } from '../read/readSources';
import { ExitCode, Surroundings } from '../types';

/** @internal */
export interface ValidateOptions {
  readonly paths: readonly string[];
  readonly format: ValidationFormat;
}

/**
 * Checks documents and OpenSLO files and writes what was found. Throws a `CallError` for a call that is wrong.
 * @internal
 */
export async function runValidate(
  { paths, format }: ValidateOptions,
  surroundings: Surroundings,
): Promise<ExitCode> {
  const { cwd, stdout, stderr } = surroundings;
  const shipped = await readShipped(surroundings);
  const reading = await readSources(paths, cwd);
  const files = validateFiles(reading, shipped);
  stdout(formatValidation(files, format));
  if (!isAnyRead(reading)) {
    stderr(
      `No file could be read from ${paths.join(
        ', ',
      )}; name documents (*.yaml, *.yml)\n`,
    );
    return 2;
  }
  return files.every(({ valid }) => valid) ? 0 : 1;
}

function isAnyRead({ files, problems }: SourcesReading): boolean {
  return files.some(file => problems.every(problem => problem.file !== file));
}

/** OpenSLO files have the verdict of OpenSLO; every other file must hold documents of ours. */
function validateFiles(
  { sources, files, problems }: SourcesReading,
  shipped: SourcesReading,
): readonly ValidatedFile[] {
  const openSlo = new Map(
    parseOpenSlo(sources)
      .files.filter(isOpenSlo)
      .map(read => [read.file, read]),
  );
  const documents = parseDocuments(
    sources.filter(({ file }) => !openSlo.has(file)),
    { shipped: shipped.sources },
  );
  const unreadable = problems.map(({ severity, code, file, message }) => ({
    severity,
    code,
    message,
    file: file ?? undefined,
  }));
  const unread = new Set(problems.map(({ file }) => file));
  const missing = files.filter(
    file =>
      !openSlo.has(file) && !unread.has(file) && isWithout(file, documents),
  );
  const diagnostics = [
    ...unreadable,
    ...documents.diagnostics,
    ...missing.map(withoutDocument),
  ];
  return diagnosticsByFile({ diagnostics }, files).map(
    each => openSlo.get(each.file) ?? each,
  );
}

/** An empty file holds no fault, and that is what OpenSLO's official validator says of it. */
function isOpenSlo({ recognition }: OpenSloFile): boolean {
  return recognition !== 'unknown';
}

/** Whether a file holds nothing of ours, and nobody has said so yet. */
function isWithout(file: string, documents: DocumentSet): boolean {
  const { standards, capabilities, errorBudgetPolicies } = documents;
  const { gates, exemptionPolicies } = documents;
  const { rejected, diagnostics } = documents;
  return ![
    ...standards,
    ...capabilities,
    ...errorBudgetPolicies,
    ...gates,
    ...exemptionPolicies,
    ...rejected,
    ...diagnostics.filter(({ severity }) => severity === 'error'),
  ].some(each => each.file === file);
}

function withoutDocument(file: string): Diagnostic {
  return {
    severity: 'error',
    code: 'no-document',
    file,
    line: 1,
    message:
      'The file holds neither a readiness document nor OpenSLO; add a document with apiVersion readiness/v1 and kind Standard, Capability, ErrorBudgetPolicy, Gate or ExemptionPolicy, or one with apiVersion openslo/v1',
  };
}
