import { buildCapability } from './buildCapability';
import { buildErrorBudgetPolicy } from './buildErrorBudgetPolicy';
import { buildExemptionPolicy } from './buildExemptionPolicy';
import { buildGate } from './buildGate';
import { buildStandard } from './buildStandard';
import { collectDocuments, CollectedDocuments } from './collectDocuments';
import { DiagnosticList } from './DiagnosticList';
import { Parents } from './extendStandard';
import { KnownLevels } from './KnownLevels';
import { tidyDiagnostics } from './tidyDiagnostics';
import { RuleCompiler } from './RuleCompiler';
import { Switches } from './Switches';
import { DocumentHeader } from './readHeader';
import { Diagnostic, DocumentSet, DocumentSource, Standard } from './types';

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

/** Parses what ships only when a document names it: parsing costs much more than anything else here. */
class LazyParents implements Parents {
  readonly own: Parents['own'];
  readonly #sources: readonly DocumentSource[];
  #shipped: Parents['shipped'] | undefined;

  constructor(own: Parents['own'], shipped: readonly DocumentSource[]) {
    this.own = own;
    this.#sources = shipped;
  }

  get shipped(): Parents['shipped'] {
    this.#shipped ??= collectDocuments(this.#sources).standards;
    return this.#shipped;
  }
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
  const compiler = new RuleCompiler();
  const switches = Switches.create({ disable, enable });
  const parents = new LazyParents(collected.standards, shipped);

  const rejected = [...collected.rejected];
  const diagnostics: Diagnostic[] = [...collected.diagnostics];
  const faults = { rejected, diagnostics };
  const standards = buildAll(collected.standards, faults, header => {
    const reading = buildStandard(header, { parents, compiler, switches });
    return { ...reading, document: reading.standard };
  });
  const known = knownStandards(standards, { ...collected, rejected });
  const capabilities = buildAll(collected.capabilities, faults, header => {
    const reading = buildCapability(header, { compiler, standards: known });
    return { ...reading, document: reading.capability };
  });
  const errorBudgetPolicies = buildAll(
    collected.errorBudgetPolicies,
    faults,
    header => {
      const reading = buildErrorBudgetPolicy(header);
      return { ...reading, document: reading.policy };
    },
  );
  const levels = new KnownLevels({
    own: new Map(standards.map(item => [item.name, item.levels])),
    shipped: name => {
      const header = parents.shipped.get(name);
      return (
        header &&
        buildStandard(header, {
          parents: { own: parents.shipped, shipped: parents.shipped },
          ...{ compiler, switches },
        }).standard?.levels
      );
    },
    uncertain: known.uncertain,
  });
  const gates = buildAll(collected.gates, faults, header => {
    const reading = buildGate(header, { levels });
    return { ...reading, document: reading.gate };
  });
  const exemptionPolicies = buildAll(
    collected.exemptionPolicies,
    faults,
    header => {
      const reading = buildExemptionPolicy(header, { levels });
      return { ...reading, document: reading.policy };
    },
  );
  const configuration = DiagnosticList.create('Configuration');
  switches.reportUnknown(configuration);
  return {
    standards,
    capabilities,
    errorBudgetPolicies,
    gates,
    exemptionPolicies,
    diagnostics: tidyDiagnostics([...diagnostics, ...configuration.all]),
    rejected,
  };
}

/** Builds all documents of one kind, by name; what cannot be used is rejected, and the others stay. */
function buildAll<T extends { readonly name: string }>(
  headers: ReadonlyMap<string, DocumentHeader>,
  faults: {
    readonly rejected: DocumentSet['rejected'][number][];
    readonly diagnostics: Diagnostic[];
  },
  build: (header: DocumentHeader) => {
    readonly document?: T;
    readonly diagnostics: readonly Diagnostic[];
  },
): T[] {
  const documents = new Array<T>();
  for (const header of headers.values()) {
    const { document, diagnostics } = build(header);
    faults.diagnostics.push(...diagnostics);
    if (document) {
      documents.push(document);
    } else {
      const { kind, name, root } = header;
      faults.rejected.push({ kind, name, file: root.file });
    }
  }
  return documents.sort(byName);
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
