import { Diagnostic, diagnosticsByFile } from 'backstage-readiness-core';
import {
  formatValidation,
  ValidatedFile,
  ValidationFormat,
} from '../formats/formatValidation';
import { DocumentsReading, readDocuments } from '../read/readDocuments';
import { ExitCode, Surroundings } from '../types';

/** @internal */
export interface ValidateOptions {
  readonly paths: readonly string[];
  readonly format: ValidationFormat;
}

/**
 * Checks documents and writes what was found. Throws a `CallError` for a call that is wrong.
 * @internal
 */
export async function runValidate(
  { paths, format }: ValidateOptions,
  surroundings: Surroundings,
): Promise<ExitCode> {
  const reading = await readDocuments(paths, surroundings);
  const files = validateFiles(reading);
  const { stdout, stderr } = surroundings;
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

function isAnyRead({ files, problems }: DocumentsReading): boolean {
  return files.some(file => problems.every(problem => problem.file !== file));
}

function validateFiles(reading: DocumentsReading): ValidatedFile[] {
  const { documents, files, problems } = reading;
  const unreadable = problems.map(({ severity, code, file, message }) => ({
    severity,
    code,
    message,
    file: file ?? undefined,
  }));
  const diagnostics = [
    ...unreadable,
    ...documents.diagnostics,
    ...files.filter(file => isWithout(file, reading)).map(withoutDocument),
  ];
  return [...diagnosticsByFile({ diagnostics }, files)];
}

/** Whether a file was read, holds nothing of ours, and nobody has said so yet. */
function isWithout(
  file: string,
  { documents, problems }: DocumentsReading,
): boolean {
  const { standards, capabilities, errorBudgetPolicies } = documents;
  const { rejected, diagnostics } = documents;
  return ![
    ...standards,
    ...capabilities,
    ...errorBudgetPolicies,
    ...rejected,
    ...problems,
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
      'The file holds no readiness document; add one with apiVersion readiness/v1 and kind Standard, Capability or ErrorBudgetPolicy',
  };
}
