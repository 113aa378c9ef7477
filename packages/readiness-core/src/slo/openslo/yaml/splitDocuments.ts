/**
 * A part of a file that is read as one YAML document.
 * @internal
 */
export interface DocumentPart {
  readonly text: string;
  /** 1-based line of the file at which the part begins. */
  readonly line: number;
}

/** @internal */
export interface SplitDocuments {
  readonly parts: readonly DocumentPart[];
  /**
   * The line at which a rest begins that nobody reads, because the mark `---` on the last line of the file has more
   * behind it and no line feed.
   */
  readonly unreadFrom?: number;
}

const MARK = '\n---';

/**
 * Splits a file at its document marks as the official validator does: at each line that begins with `---`, except the
 * first line of the file, whatever else the line holds.
 * @internal
 */
export function splitDocuments(text: string): SplitDocuments {
  const parts: DocumentPart[] = [];
  let start = 0;
  let line = 1;
  while (start < text.length) {
    const mark = text.indexOf(MARK, start);
    const end = mark < 0 ? text.length : mark;
    const lineEnd = text.indexOf('\n', end + MARK.length);
    if (end + MARK.length < text.length && lineEnd < 0) {
      return { parts, unreadFrom: line };
    }
    const part = text.slice(start, end);
    parts.push({ text: part, line });
    start = lineEnd < 0 ? text.length : lineEnd + 1;
    line += countLineFeeds(part) + 2;
  }
  return { parts: parts.filter(part => part.text.trim() !== '') };
}

function countLineFeeds(text: string): number {
  let count = 0;
  for (let at = text.indexOf('\n'); at >= 0; at = text.indexOf('\n', at + 1)) {
    count += 1;
  }
  return count;
}

/**
 * Whether a document is taken for a list of objects or for one object: its first line that is neither empty nor a
 * comment nor a bare `---` decides.
 * @internal
 */
export function formOf(text: string): 'list' | 'object' {
  for (const line of text.split('\n')) {
    const trimmed = line.trim();
    if (trimmed !== '' && trimmed !== '---' && !trimmed.startsWith('#')) {
      return /^[[-]/.test(trimmed) ? 'list' : 'object';
    }
  }
  return 'object';
}
