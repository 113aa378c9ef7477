import { Document, LineCounter, parseAllDocuments } from 'yaml';
import { scanYaml } from '../../../documents/scanYaml';
import { shorten } from '../../../documents/shorten';
import { YamlRefusal } from '../../../documents/YamlConverter';
import { YamlNode } from '../../../documents/yamlNode';
import { OPENSLO_LIMITS } from '../limits';
import { findTab } from './findTab';
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

// What the Go library takes for the end of a line.
const LINE_BREAK = /\r\n?|[\x85\u2028\u2029]/g;

// What the Go library does not take for printable.
const UNPRINTABLE = /[\x7f-\x84\x86-\x9f\ufffe\uffff]/;

/**
 * Reads the YAML of one part as the official validator does. Never throws, and takes bounded time, whatever the text.
 * @internal
 */
export function readYaml(part: DocumentPart): YamlReading {
  const text = part.text.replace(LINE_BREAK, '\n');
  const offset = part.line - 1;
  const refusal = refuse(text);
  if (refusal) {
    return { kind: 'refused', ...refusal, line: refusal.line + offset };
  }
  const lines = new LineCounter();
  const [document] = parseDocuments(text, lines);
  return document
    ? convert(document, { lines, offset, text })
    : {
        kind: 'read',
        root: { value: null, line: part.line },
        repeatedKeys: [],
      };
}

/** What keeps a text from being parsed. */
function refuse(text: string) {
  const scan = scanYaml(text, OPENSLO_LIMITS);
  if (scan.kind === 'refused') {
    const { code, message, line } = scan;
    return { code, message, line };
  }
  const unprintable = text.search(UNPRINTABLE);
  if (unprintable >= 0) {
    return {
      code: 'forbidden-character',
      message: 'The document holds a control character; remove it',
      line: text.slice(0, unprintable).split('\n').length,
    };
  }
  const tab = findTab(text);
  return tab === undefined
    ? undefined
    : {
        code: 'invalid-yaml',
        message:
          'The line is indented with a tab, which YAML does not allow; use spaces',
        line: tab,
      };
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

interface Origin {
  readonly lines: LineCounter;
  /** Lines of the file before the document. */
  readonly offset: number;
  readonly text: string;
}

function convert(
  document: Document.Parsed,
  { lines, offset, text }: Origin,
): YamlReading {
  const [fault] = document.errors;
  if (fault) {
    return {
      kind: 'refused',
      code: 'invalid-yaml',
      message: shorten(fault.message, 200),
      line: lineAt(lines, fault.pos[0]) + offset,
    };
  }
  try {
    const converter = new GoYamlConverter(lines, offset, text);
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

function lineAt(lines: LineCounter, position: number): number {
  return Math.max(1, lines.linePos(position).line);
}
