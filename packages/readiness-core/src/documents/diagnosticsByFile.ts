import { Diagnostic, DocumentSet } from './types';

/**
 * What was found in one file.
 * @public
 */
export interface FileDiagnostics {
  readonly file: string;
  /** No diagnostic of the file is an error. */
  readonly valid: boolean;
  readonly diagnostics: readonly Diagnostic[];
}

/**
 * Groups the diagnostics of a set by file, one group for each of `files` in their order, also where nothing was found.
 * Diagnostics of other files (a shipped parent) follow, those without a file are left out.
 * @public
 */
export function diagnosticsByFile(
  set: Pick<DocumentSet, 'diagnostics'>,
  files: readonly string[],
): readonly FileDiagnostics[] {
  const groups = new Map<string, Diagnostic[]>(files.map(file => [file, []]));
  for (const diagnostic of set.diagnostics) {
    const { file } = diagnostic;
    if (file === undefined) {
      continue;
    }
    const group = groups.get(file);
    if (group) {
      group.push(diagnostic);
    } else {
      groups.set(file, [diagnostic]);
    }
  }
  return Array.from(groups, ([file, diagnostics]) => ({
    file,
    valid: diagnostics.every(({ severity }) => severity !== 'error'),
    diagnostics,
  }));
}
