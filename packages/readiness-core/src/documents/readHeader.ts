import { DiagnosticList } from './DiagnosticList';
import { Located, LocatedMap, mapOf } from './located';
import { describeValue, joinOr } from './readers';
import { shorten } from './shorten';
import { suggest } from './suggest';
import { Diagnostic } from './types';
import { readName } from './valueReaders';

const API_VERSION = 'readiness/v1';
const KINDS = [
  'Standard',
  'Capability',
  'ErrorBudgetPolicy',
  'Gate',
  'ExemptionPolicy',
] as const;

/**
 * A document of this project, known by kind and name, with its fields not yet read.
 * @internal
 */
export interface DocumentHeader {
  readonly kind: (typeof KINDS)[number];
  readonly name: string;
  readonly root: Located;
  readonly metadata: LocatedMap;
  readonly spec: LocatedMap;
}

/**
 * What a document turned out to be. `foreign`: it belongs to something else, such as OpenSLO.
 * @internal
 */
export type HeaderReading = {
  readonly diagnostics: readonly Diagnostic[];
} & (
  | { readonly kind: 'usable'; readonly header: DocumentHeader }
  | { readonly kind: 'foreign' }
  | {
      readonly kind: 'unusable';
      readonly documentKind: string;
      readonly name: string;
    }
);

/**
 * Reads what a document is: apiVersion, kind and name.
 * @internal
 */
export function readHeader(root: Located): HeaderReading {
  const map = mapOf(root);
  const apiVersion = textOf(map, 'apiVersion');
  const kind = textOf(map, 'kind');
  const metadataAt = map?.fields.get('metadata')?.at;
  const metadata = metadataAt && mapOf(metadataAt);
  const name = textOf(metadata, 'name') ?? '';
  const found = DiagnosticList.create(
    name === ''
      ? 'Document'
      : `${shorten(kind ?? 'Document')} "${shorten(name)}"`,
  );
  const unusable = {
    kind: 'unusable' as const,
    documentKind: shorten(kind ?? 'unknown'),
    name: shorten(name),
    diagnostics: found.all,
  };
  if (!map) {
    found.error(
      root,
      'wrong-type',
      `it is ${describeValue(
        root.node.value,
      )}; a document is a map with apiVersion: ${API_VERSION}`,
    );
    return unusable;
  }
  if (isForeign(map, apiVersion, kind)) {
    found.warning(
      map.fields.get('apiVersion')?.at ?? root,
      'foreign-document',
      `it is not a readiness document, because its apiVersion is ${describeValue(
        apiVersion,
      )} and not ${API_VERSION}; it is skipped`,
    );
    return { kind: 'foreign', diagnostics: found.all };
  }
  if (!isOurs(map, apiVersion, kind, found)) {
    return unusable;
  }
  const known = KINDS.find(candidate => candidate === kind);
  const spec = readPart(map, 'spec', found);
  const readable = readPart(map, 'metadata', found);
  const named = readable && readDocumentName(readable, found);
  return known && spec && readable && named !== undefined
    ? {
        kind: 'usable',
        header: { kind: known, name: named, root, metadata: readable, spec },
        diagnostics: found.all,
      }
    : unusable;
}

function isForeign(
  map: LocatedMap,
  apiVersion: string | undefined,
  kind: string | undefined,
): boolean {
  if (apiVersion === undefined) {
    return (
      !map.fields.has('apiVersion') &&
      !KINDS.some(candidate => candidate === kind)
    );
  }
  return (
    !apiVersion.startsWith('readiness/') &&
    apiVersion !== 'readiness' &&
    suggest(apiVersion, [API_VERSION]) === undefined
  );
}

function isOurs(
  map: LocatedMap,
  apiVersion: string | undefined,
  kind: string | undefined,
  found: DiagnosticList,
): boolean {
  if (apiVersion !== API_VERSION) {
    const field = map.fields.get('apiVersion');
    found.error(
      field?.at ?? map.place,
      field ? 'wrong-api-version' : 'missing-key',
      field
        ? `apiVersion is ${describeValue(
            field.at.node.value,
          )}; it must be ${API_VERSION}`
        : `it has no "apiVersion"; add apiVersion: ${API_VERSION}`,
    );
    return false;
  }
  if (!KINDS.some(candidate => candidate === kind)) {
    const field = map.fields.get('kind');
    found.error(
      field?.at ?? map.place,
      field ? 'unknown-kind' : 'missing-key',
      field
        ? `kind is ${describeValue(field.at.node.value)}; it must be ${joinOr(
            KINDS,
          )}`
        : `it has no "kind"; add kind: ${joinOr(KINDS)}`,
    );
    return false;
  }
  return true;
}

function readPart(
  map: LocatedMap,
  key: 'metadata' | 'spec',
  found: DiagnosticList,
): LocatedMap | undefined {
  const at = map.fields.get(key)?.at;
  const part = at && mapOf(at);
  if (!part) {
    found.error(
      at ?? map.place,
      at ? 'wrong-type' : 'missing-key',
      at
        ? `${key} is ${describeValue(at.node.value)}; it must be a map`
        : `it has no "${key}"; add it`,
    );
  }
  return part;
}

function readDocumentName(
  metadata: LocatedMap,
  found: DiagnosticList,
): string | undefined {
  const at = metadata.fields.get('name')?.at;
  if (!at) {
    found.error(
      metadata.place,
      'missing-key',
      'metadata has no "name"; add one in kebab-case',
    );
    return undefined;
  }
  return readName(at, found);
}

function textOf(map: LocatedMap | undefined, key: string): string | undefined {
  const value = map?.fields.get(key)?.at.node.value;
  return typeof value === 'string' ? value : undefined;
}
