import {
  Document,
  isMap,
  isScalar,
  LineCounter,
  parseAllDocuments,
} from 'yaml';
import { convertYaml } from './convertYaml';
import { DiagnosticList } from './DiagnosticList';
import { locate, Located } from './located';
import { shorten } from './shorten';
import { scanYaml } from './scanYaml';
import { Diagnostic, DocumentSource } from './types';

/**
 * One document of a file: readable, or not, with what could be told of its kind and name.
 * @internal
 */
export type ParsedDocument =
  | { readonly kind: 'readable'; readonly root: Located }
  | {
      readonly kind: 'unreadable';
      /** `unknown` when it cannot be told. */
      readonly documentKind: string;
      /** Empty when it cannot be told. */
      readonly name: string;
      readonly file: string;
    };

/** @internal */
export interface ParsedFile {
  readonly documents: readonly ParsedDocument[];
  readonly diagnostics: readonly Diagnostic[];
}

const SYNTAX_ERRORS_SHOWN = 5;

/**
 * Parses the YAML documents of a file. Never throws; one bad document leaves the others of the file readable.
 * @internal
 */
export function parseYaml(source: DocumentSource): ParsedFile {
  const { file, text } = source;
  const found = DiagnosticList.create('YAML');
  const scan = scanYaml(text);
  if (scan.kind === 'refused') {
    found.error({ file, line: scan.line }, scan.code, scan.message);
    return { documents: [unreadable(file)], diagnostics: found.all };
  }
  const lines = new LineCounter();
  const parsed = parseAllDocuments(text, {
    lineCounter: lines,
    version: '1.2',
    schema: 'core',
    merge: false,
    resolveKnownTags: false,
    stringKeys: true,
    // Both take quadratic time in the library; duplicates are found while converting.
    uniqueKeys: false,
    prettyErrors: false,
    logLevel: 'silent',
  });
  const all: readonly Document.Parsed[] = Array.isArray(parsed) ? parsed : [];
  const documents = all
    .filter(document => hasErrors(document) || !isEmpty(document))
    .map(document => readDocument(document, file, lines, found));
  if (documents.length === 0) {
    found.warning(
      { file, line: 1 },
      'empty-file',
      'The file holds no document',
    );
  }
  return { documents, diagnostics: found.all };
}

function readDocument(
  document: Document.Parsed,
  file: string,
  lines: LineCounter,
  found: DiagnosticList,
): ParsedDocument {
  if (hasErrors(document)) {
    reportSyntax(document, file, lines, found);
    return unreadable(file, document);
  }
  const conversion = convertYaml(document, lines);
  if (conversion.kind === 'refused') {
    found.error(
      { file, line: conversion.line },
      conversion.code,
      conversion.message,
    );
    return unreadable(file, document);
  }
  return { kind: 'readable', root: locate(file, '', conversion.root) };
}

function hasErrors(document: Document.Parsed): boolean {
  return document.errors.length > 0 || document.warnings.length > 0;
}

/** Nothing, or comments alone, between two document marks. */
function isEmpty({ contents }: Document.Parsed): boolean {
  return contents === null || (isScalar(contents) && contents.value === null);
}

function reportSyntax(
  document: Document.Parsed,
  file: string,
  lines: LineCounter,
  found: DiagnosticList,
): void {
  const faults = [...document.errors, ...document.warnings];
  for (const fault of faults.slice(0, SYNTAX_ERRORS_SHOWN)) {
    const line = Math.max(1, lines.linePos(fault.pos[0]).line);
    found.error(
      { file, line },
      codeOf(fault.code),
      shorten(fault.message, 200),
    );
  }
}

function codeOf(code: string): string {
  switch (code) {
    case 'NON_STRING_KEY':
      return 'non-text-key';
    case 'TAG_RESOLVE_FAILED':
      return 'unsupported-tag';
    default:
      return 'invalid-yaml';
  }
}

/** What can be told of a document that cannot be read, so that its last valid version can be found. */
function unreadable(file: string, document?: Document.Parsed): ParsedDocument {
  const kind = document && textAt(document, ['kind']);
  const name = document && textAt(document, ['metadata', 'name']);
  return {
    kind: 'unreadable',
    documentKind: shorten(kind ?? 'unknown'),
    name: shorten(name ?? ''),
    file,
  };
}

function textAt(
  document: Document.Parsed,
  path: readonly string[],
): string | undefined {
  let node: unknown = document.contents;
  for (const key of path) {
    const pair = isMap(node)
      ? node.items.find(item => isScalar(item.key) && item.key.value === key)
      : undefined;
    node = pair?.value;
  }
  return isScalar(node) && typeof node.value === 'string'
    ? node.value
    : undefined;
}
