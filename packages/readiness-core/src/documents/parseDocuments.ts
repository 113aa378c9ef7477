import { buildCapability } from './buildCapability';
import { buildStandard } from './buildStandard';
import { collectDocuments, CollectedDocuments } from './collectDocuments';
import { DiagnosticList } from './DiagnosticList';
import { tidyDiagnostics } from './tidyDiagnostics';
import { RuleCompiler } from './RuleCompiler';
import { Switches } from './Switches';
import {
  Capability,
  Diagnostic,
  DocumentSet,
  DocumentSource,
  Standard,
} from './types';

/**
 * @public
 */
export interface ParseDocumentsOptions {
  /**
   * Standards that ship, for `extends: readiness:<name>`. They are in the result only where they are also sources.
   */
  readonly shipped?: readonly DocumentSource[];
  /** Checks to switch off: `<standard>/<check id>`, or the source that checks wait for (`off.needs`). Wins over `enable`. */
  readonly disable?: readonly string[];
  /** Checks to switch on although their author has them off; named as in `disable`. */
  readonly enable?: readonly string[];
}

/**
 * Parses, extends and compiles all documents of all sources. Pure; never throws, whatever the texts; the order of the
 * sources does not matter, because they are taken by file name. Two documents of one kind and name: the first counts.
 *
 * @remarks
 * Faults stay where they are: a faulty check stays in its standard as `broken`, a document that cannot be used is named in
 * `rejected` (with an empty name where it cannot be told), and everything else is as if the fault were not there. A caller
 * that keeps the last valid version of a document finds it by kind and name, or by file.
 * @public
 */
export function parseDocuments(
  sources: readonly DocumentSource[],
  options?: ParseDocumentsOptions,
): DocumentSet {
  const { shipped = [], disable, enable } = options ?? {};
  const collected = collectDocuments(sources);
  const shippedHeaders = collectDocuments(shipped).standards;
  const compiler = new RuleCompiler();
  const switches = Switches.create({ disable, enable });
  const parents = { own: collected.standards, shipped: shippedHeaders };

  const standards = new Array<Standard>();
  const capabilities = new Array<Capability>();
  const rejected = [...collected.rejected];
  const diagnostics: Diagnostic[] = [...collected.diagnostics];
  for (const header of collected.standards.values()) {
    const reading = buildStandard(header, { parents, compiler, switches });
    diagnostics.push(...reading.diagnostics);
    if (reading.standard) {
      standards.push(reading.standard);
    } else {
      rejected.push(rejectionOf(header));
    }
  }
  const known = knownStandards(standards, { ...collected, rejected });
  for (const header of collected.capabilities.values()) {
    const reading = buildCapability(header, { compiler, standards: known });
    diagnostics.push(...reading.diagnostics);
    if (reading.capability) {
      capabilities.push(reading.capability);
    } else {
      rejected.push(rejectionOf(header));
    }
  }
  const configuration = DiagnosticList.create('Configuration');
  switches.reportUnknown(configuration);
  return {
    standards: standards.sort(byName),
    capabilities: capabilities.sort(byName),
    diagnostics: tidyDiagnostics([...diagnostics, ...configuration.all]),
    rejected,
  };
}

function rejectionOf(header: {
  readonly kind: string;
  readonly name: string;
  readonly root: { readonly file: string };
}) {
  return { kind: header.kind, name: header.name, file: header.root.file };
}

function knownStandards(
  standards: readonly Standard[],
  { rejected }: Pick<CollectedDocuments, 'rejected'>,
) {
  const unnamed = rejected.some(({ name }) => name === '');
  const names = new Set(rejected.map(({ name }) => name));
  return {
    byName: new Map(standards.map(standard => [standard.name, standard])),
    uncertain: (name: string) => unnamed || names.has(name),
  };
}

function byName(
  left: { readonly name: string },
  right: { readonly name: string },
): number {
  return left.name < right.name ? -1 : 1;
}
