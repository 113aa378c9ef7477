import { FileDiagnostics } from 'backstage-readiness-core';
import { problemOf } from '../read/problemOf';
import { problemAsLine } from './problemsAsText';

/** @internal */
export type ValidatedFile = FileDiagnostics;

const FORMATTERS = { text: validationAsText, json: validationAsJson };

/** @internal */
export type ValidationFormat = keyof typeof FORMATTERS;

/** @internal */
export const VALIDATION_FORMATS = Object.keys(FORMATTERS);

/**
 * Writes what was found in documents, for people or for another program; ends with a line feed.
 * @internal
 */
export function formatValidation(
  files: readonly ValidatedFile[],
  format: ValidationFormat,
): string {
  return `${FORMATTERS[format](files)}\n`;
}

function validationAsJson(files: readonly ValidatedFile[]): string {
  return JSON.stringify({ files: files.map(fileAsJson) }, undefined, 2);
}

function fileAsJson({ file, valid, diagnostics }: ValidatedFile) {
  return {
    file,
    valid,
    diagnostics: diagnostics.map(({ severity, code, path, line, message }) => ({
      severity,
      code,
      path: path ?? null,
      line: line ?? null,
      message,
    })),
  };
}

function validationAsText(files: readonly ValidatedFile[]): string {
  const lines = files.flatMap(({ file, valid, diagnostics }) => [
    `${valid ? 'valid   ' : 'INVALID '} ${file}`,
    ...diagnostics.map(
      diagnostic => `  ${problemAsLine(problemOf(diagnostic))}`,
    ),
  ]);
  const invalid = files.filter(({ valid }) => !valid).length;
  return [
    ...lines,
    `${files.length - invalid} of ${files.length} files are valid`,
  ].join('\n');
}
