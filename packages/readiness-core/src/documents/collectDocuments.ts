import { DiagnosticList } from './DiagnosticList';
import { parseYaml } from './parseYaml';
import { DocumentHeader, readHeader } from './readHeader';
import { Diagnostic, DocumentSet, DocumentSource } from './types';

/**
 * The documents of all sources by kind and name, before their contents are read.
 * @internal
 */
export interface CollectedDocuments {
  readonly standards: ReadonlyMap<string, DocumentHeader>;
  readonly capabilities: ReadonlyMap<string, DocumentHeader>;
  readonly errorBudgetPolicies: ReadonlyMap<string, DocumentHeader>;
  readonly gates: ReadonlyMap<string, DocumentHeader>;
  readonly exemptionPolicies: ReadonlyMap<string, DocumentHeader>;
  readonly rejected: DocumentSet['rejected'];
  readonly diagnostics: readonly Diagnostic[];
}

/**
 * Reads all sources in the order of their file names, so that the same files give the same documents in any order.
 * @internal
 */
export function collectDocuments(
  sources: readonly DocumentSource[],
): CollectedDocuments {
  const byKind: Record<DocumentHeader['kind'], Map<string, DocumentHeader>> = {
    Standard: new Map(),
    Capability: new Map(),
    ErrorBudgetPolicy: new Map(),
    Gate: new Map(),
    ExemptionPolicy: new Map(),
  };
  const rejected = new Array<DocumentSet['rejected'][number]>();
  const diagnostics = new Array<Diagnostic>();
  for (const source of [...sources].sort(byFile)) {
    const { file } = source;
    const parsed = parseYaml(source);
    diagnostics.push(...parsed.diagnostics);
    for (const document of parsed.documents) {
      if (document.kind === 'unreadable') {
        const { documentKind, name } = document;
        rejected.push({ kind: documentKind, name, file });
        continue;
      }
      const reading = readHeader(document.root);
      diagnostics.push(...reading.diagnostics);
      if (reading.kind === 'unusable') {
        const { documentKind, name } = reading;
        rejected.push({ kind: documentKind, name, file });
      } else if (reading.kind === 'usable') {
        const { header } = reading;
        diagnostics.push(...claimName(header, byKind[header.kind]));
      }
    }
  }
  return {
    standards: byKind.Standard,
    capabilities: byKind.Capability,
    errorBudgetPolicies: byKind.ErrorBudgetPolicy,
    gates: byKind.Gate,
    exemptionPolicies: byKind.ExemptionPolicy,
    rejected,
    diagnostics,
  };
}

/** Gives the name to the first document that has it. */
function claimName(
  header: DocumentHeader,
  taken: Map<string, DocumentHeader>,
): readonly Diagnostic[] {
  const { kind, name } = header;
  const first = taken.get(name);
  if (!first) {
    taken.set(name, header);
    return [];
  }
  const found = DiagnosticList.create(`${kind} "${name}"`);
  found.error(
    header.metadata.fields.get('name')?.at ?? header.root,
    'duplicate-document',
    `${first.root.file} (line ${first.root.line}) has the same name and counts; rename this one or remove it`,
  );
  return found.all;
}

function byFile(left: DocumentSource, right: DocumentSource): number {
  if (left.file !== right.file) {
    return left.file < right.file ? -1 : 1;
  }
  return left.text < right.text ? -1 : 1;
}
