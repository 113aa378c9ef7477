import { Document, LineCounter, parseAllDocuments } from 'yaml';

/**
 * A YAML document of a file, with what turns its offsets into lines of the file.
 * @internal
 */
export interface ParsedDescriptor {
  readonly document: Document.Parsed;
  /** Lines within the part of the file that was parsed. */
  readonly lines: LineCounter;
  /** Lines of the file before that part. */
  readonly linesBefore: number;
}

/**
 * Parses the YAML documents of a file. The parser takes an unclosed quote to run through all documents that follow, so
 * a file with a fault is parsed again in parts, each of them one document.
 * @internal
 */
export function parseDescriptorYaml(text: string): ParsedDescriptor[] {
  const whole = parsePart(text, 0);
  if (whole.every(({ document }) => document.errors.length === 0)) {
    return whole;
  }
  const parsed = new Array<ParsedDescriptor>();
  let linesBefore = 0;
  for (const part of splitAtMarkers(text)) {
    parsed.push(...parsePart(part, linesBefore));
    linesBefore += part.split('\n').length - 1;
  }
  return parsed;
}

function parsePart(text: string, linesBefore: number): ParsedDescriptor[] {
  const lines = new LineCounter();
  const documents = parseAllDocuments(text, {
    lineCounter: lines,
    merge: false,
    stringKeys: true,
    // Takes quadratic time in the library; duplicates are found while converting.
    uniqueKeys: false,
    prettyErrors: false,
    logLevel: 'silent',
  });
  return Array.isArray(documents)
    ? documents.map(document => ({ document, lines, linesBefore }))
    : [];
}

/** YAML allows no line that starts with a marker inside of any document, not even in a quoted text. */
function splitAtMarkers(text: string): string[] {
  return text.split(/^(?=---(?:\s|$))/m);
}
