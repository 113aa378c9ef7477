import { Document, LineCounter, parseAllDocuments } from 'yaml';
import { scanYaml } from '../../../documents/scanYaml';
import { shorten } from '../../../documents/shorten';
import { YamlRefusal } from '../../../documents/YamlConverter';
import { YamlNode } from '../../../documents/yamlNode';
import { OPENSLO_LIMITS } from '../limits';
import { GoYamlConverter, RepeatedKey } from './GoYamlConverter';
import { DocumentPart } from './splitDocuments';

/**
 * The plain form of a part of a file, or why it has none.
 * @internal
 */
export type YamlReading =
  | {
      readonly kind: 'read';
      readonly root: YamlNode;
      readonly repeatedKeys: readonly RepeatedKey[];
    }
  | {
      readonly kind: 'refused';
      readonly code: string;
      readonly message: string;
      readonly line: number;
    };

const TAB_INDENT = /^ *\t[ \t]*[^\s#]/;

// What the Go library does not take for printable.
const UNPRINTABLE = /[\x7f-\x84\x86-\x9f\ufffe\uffff]/;

/**
 * Reads the YAML of one part as the official validator does. Never throws, and takes bounded time, whatever the text.
 * @internal
 */
export function readYaml({ text, line }: DocumentPart): YamlReading {
  const offset = line - 1;
  const scan = scanYaml(text, OPENSLO_LIMITS);
  if (scan.kind === 'refused') {
    return { ...scan, line: scan.line + offset };
  }
  const unprintable = text.search(UNPRINTABLE);
  if (unprintable >= 0) {
    return {
      kind: 'refused',
      code: 'forbidden-character',
      message: 'The document holds a control character; remove it',
      line: text.slice(0, unprintable).split('\n').length + offset,
    };
  }
  const lines = new LineCounter();
  const [document] = parseDocuments(text, lines);
  return document
    ? convert(document, lines, offset, text)
    : { kind: 'read', root: { value: null, line }, repeatedKeys: [] };
}

/** Only the first counts: the official validator does not read on after the mark `...`. */
function parseDocuments(
  text: string,
  lineCounter: LineCounter,
): readonly Document.Parsed[] {
  const parsed = parseAllDocuments(text, {
    lineCounter,
    version: '1.1',
    schema: 'failsafe',
    merge: false,
    resolveKnownTags: false,
    uniqueKeys: false,
    prettyErrors: false,
    logLevel: 'silent',
  });
  return Array.isArray(parsed) ? parsed : [];
}

function convert(
  document: Document.Parsed,
  lines: LineCounter,
  offset: number,
  text: string,
): YamlReading {
  const [fault] = document.errors;
  if (fault) {
    const line = Math.max(1, lines.linePos(fault.pos[0]).line);
    return {
      kind: 'refused',
      code: 'invalid-yaml',
      message: explainFault(fault.message, text, line),
      line: line + offset,
    };
  }
  try {
    const converter = new GoYamlConverter(lines, offset);
    const root = converter.convert(document.contents, 1, 1 + offset);
    return { kind: 'read', root, repeatedKeys: converter.repeatedKeys };
  } catch (error) {
    if (error instanceof YamlRefusal) {
      const { code, message, line } = error;
      return { kind: 'refused', code, message, line };
    }
    throw error;
  }
}

function explainFault(message: string, text: string, line: number): string {
  const near = text.split('\n').slice(Math.max(0, line - 2), line + 1);
  return near.some(each => TAB_INDENT.test(each))
    ? 'The document is indented with a tab, which YAML does not allow; use spaces'
    : shorten(message, 200);
}
