import { DOCUMENT_LIMITS } from './limits';
import { Diagnostic } from './types';

/**
 * Diagnostics by file, line and path, each once, and at most a readable number of them for one file.
 * @internal
 */
export function tidyDiagnostics(
  diagnostics: readonly Diagnostic[],
): readonly Diagnostic[] {
  const distinct = new Map(
    diagnostics.map(diagnostic => [
      JSON.stringify(sortKeys(diagnostic)),
      diagnostic,
    ]),
  );
  const groups = new Map<string | undefined, Diagnostic[]>();
  for (const diagnostic of distinct.values()) {
    const group = groups.get(diagnostic.file);
    if (group) {
      group.push(diagnostic);
    } else {
      groups.set(diagnostic.file, [diagnostic]);
    }
  }
  return Array.from(groups.values())
    .map(group => limited(group.sort(byPlace)))
    .sort(([left], [right]) => compare(left.file ?? '', right.file ?? ''))
    .flat();
}

function limited(group: readonly Diagnostic[]): readonly Diagnostic[] {
  const kept = group.slice(0, DOCUMENT_LIMITS.diagnostics);
  const rest = group.slice(kept.length);
  if (rest.length === 0) {
    return kept;
  }
  const [{ file }] = group;
  return [
    ...kept,
    {
      severity: rest.some(({ severity }) => severity === 'error')
        ? 'error'
        : 'warning',
      code: 'too-many-diagnostics',
      message: `${rest.length} more were found in this file; mend those above first`,
      file,
    },
  ];
}

function byPlace(left: Diagnostic, right: Diagnostic): number {
  return (
    (left.line ?? 0) - (right.line ?? 0) ||
    compare(left.path ?? '', right.path ?? '') ||
    compare(left.code, right.code) ||
    compare(left.message, right.message)
  );
}

function sortKeys({ severity, code, message, path, file, line }: Diagnostic) {
  return [severity, code, message, path, file, line];
}

function compare(left: string, right: string): number {
  if (left === right) {
    return 0;
  }
  return left < right ? -1 : 1;
}
