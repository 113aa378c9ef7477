import {
  CheckEntry,
  patchCheckEntries,
  readCheckEntries,
} from './checkEntries';
import { DiagnosticList } from './DiagnosticList';
import { DOCUMENT_LIMITS } from './limits';
import { LocatedField, LocatedMap } from './located';
import { wrongType } from './readers';
import { DocumentHeader } from './readHeader';
import { shorten } from './shorten';
import { didYouMean } from './suggest';

/**
 * A standard with its parents laid under it: fields know which document they come from.
 * @internal
 */
export interface MergedStandard {
  readonly header: DocumentHeader;
  readonly metadata: LocatedMap;
  readonly spec: LocatedMap;
  readonly checks: readonly CheckEntry[];
}

/**
 * The standards that may be named by `extends`: those of the sources by name, shipped ones as `readiness:<name>`.
 * @internal
 */
export interface Parents {
  readonly own: ReadonlyMap<string, DocumentHeader>;
  readonly shipped: ReadonlyMap<string, DocumentHeader>;
}

const SHIPPED = 'readiness:';

/**
 * Resolves `extends`. The child starts from the parent: what it says of title, description, owner, appliesTo and levels
 * replaces what the parent says; its checks patch the parent's by id, or are added. Undefined when the chain of parents
 * or the list of checks cannot be used; then that has been reported.
 * @internal
 */
export function extendStandard(
  header: DocumentHeader,
  parents: Parents,
  found: DiagnosticList,
): MergedStandard | undefined {
  const chain = resolveChain(header, parents, found);
  if (!chain) {
    return undefined;
  }
  let merged: MergedStandard | undefined;
  for (const document of chain.reverse()) {
    merged = mergeDocument(merged, document, found);
    if (!merged) {
      return undefined;
    }
  }
  return merged;
}

/** The standard first, then its parents up to the one that extends nothing. */
function resolveChain(
  header: DocumentHeader,
  parents: Parents,
  found: DiagnosticList,
): DocumentHeader[] | undefined {
  const chain = [header];
  const own = header.spec.fields.get('extends');
  let namespace = parents.own;
  for (let document = header; ; ) {
    const field = document.spec.fields.get('extends');
    if (!own || !field) {
      return chain;
    }
    const { value } = field.at.node;
    if (typeof value !== 'string') {
      return wrongType(
        field.at,
        found,
        'the name of a standard, or readiness:<name> for one that ships',
      );
    }
    const isShipped = value.startsWith(SHIPPED);
    // Within the shipped standards a plain name is a shipped one: nothing outside may change what ships.
    namespace = isShipped ? parents.shipped : namespace;
    const parent = namespace.get(
      isShipped ? value.slice(SHIPPED.length) : value,
    );
    if (!parent) {
      reportUnknownParent(own, [...chain, { name: value }], parents, found);
      return undefined;
    }
    if (chain.includes(parent) || chain.length > DOCUMENT_LIMITS.parents) {
      reportCycle(own, [...chain, parent], found);
      return undefined;
    }
    chain.push(parent);
    document = parent;
  }
}

function reportUnknownParent(
  field: LocatedField,
  chain: readonly { readonly name: string }[],
  parents: Parents,
  found: DiagnosticList,
): void {
  const names = [
    ...parents.own.keys(),
    ...[...parents.shipped.keys()].map(name => SHIPPED + name),
  ].sort();
  const hint =
    didYouMean(chain.at(-1)?.name ?? '', names) ??
    (names.length === 0
      ? 'no standard can be extended here'
      : `it may be ${names.slice(0, 10).join(', ')}`);
  found.error(
    field.at,
    'unknown-parent',
    `${describeChain(chain)}, which is no usable standard; ${hint}`,
  );
}

function reportCycle(
  field: LocatedField,
  chain: readonly DocumentHeader[],
  found: DiagnosticList,
): void {
  const isCycle = new Set(chain).size < chain.length;
  found.error(
    field.at,
    isCycle ? 'extends-cycle' : 'extends-too-deep',
    isCycle
      ? `${describeChain(chain)}, which is a circle; remove one extends`
      : `${describeChain(chain)}, which is more than ${
          DOCUMENT_LIMITS.parents
        } parents; extend an earlier one`,
  );
}

function describeChain(chain: readonly { readonly name: string }[]): string {
  return chain.map(({ name }) => shorten(name)).join(' extends ');
}

function mergeDocument(
  parent: MergedStandard | undefined,
  document: DocumentHeader,
  found: DiagnosticList,
): MergedStandard | undefined {
  const own = DiagnosticList.create(`Standard "${document.name}"`);
  const merged = mergeChecks(parent, document, own);
  found.include(own.all);
  return (
    merged && {
      header: document,
      metadata: mergeFields(parent?.metadata, document.metadata),
      spec: mergeFields(parent?.spec, document.spec),
      checks: merged,
    }
  );
}

function mergeChecks(
  parent: MergedStandard | undefined,
  document: DocumentHeader,
  found: DiagnosticList,
): readonly CheckEntry[] | undefined {
  const field = document.spec.fields.get('checks');
  if (!field && !parent) {
    found.error(
      document.spec.place,
      'missing-key',
      'spec has no "checks"; add a list of checks, or extend another standard',
    );
    return undefined;
  }
  const entries = field ? readCheckEntries(field.at, found) : [];
  if (!entries) {
    return undefined;
  }
  const checks = parent
    ? patchCheckEntries(parent.checks, entries, found)
    : entries;
  if (field && checks.length > DOCUMENT_LIMITS.checks) {
    found.error(
      field.at,
      'too-many-checks',
      `with those of its parents it has ${checks.length} checks, at most ${DOCUMENT_LIMITS.checks} are allowed`,
    );
    return undefined;
  }
  return checks;
}

/** A key without a value takes the parent's value away. */
function mergeFields(
  parent: LocatedMap | undefined,
  child: LocatedMap,
): LocatedMap {
  if (!parent) {
    return child;
  }
  const fields = new Map(parent.fields);
  for (const [key, field] of child.fields) {
    if (field.at.node.value === null && parent.fields.has(key)) {
      fields.delete(key);
    } else {
      fields.set(key, field);
    }
  }
  return { place: child.place, fields };
}
