import { CST, Lexer } from 'yaml';

/**
 * The line of the first tab that indents something, which may be nothing but the end of the line; undefined where there
 * is none. Inside of brackets and texts tabs are allowed.
 *
 * @param text - looked over by `scanYaml` before
 * @internal
 */
export function findTab(text: string): number | undefined {
  if (!/^ *\t/m.test(text)) {
    return undefined;
  }
  let line = 1;
  let flow = 0;
  let atStart = true;
  for (const token of new Lexer().lex(text)) {
    const type = CST.tokenType(token);
    if (type === 'flow-map-start' || type === 'flow-seq-start') {
      flow += 1;
    } else if (type === 'flow-map-end' || type === 'flow-seq-end') {
      flow -= 1;
    } else if (
      type === 'space' &&
      atStart &&
      flow <= 0 &&
      token.includes('\t')
    ) {
      return line;
    }
    // Marks of the lexer have no width, and are no part of a line.
    atStart = type === 'newline' || (atStart && isMark(type));
    line += token.split('\n').length - 1;
  }
  return undefined;
}

function isMark(type: CST.TokenType | null): boolean {
  return type === 'doc-mode' || type === 'flow-error-end';
}
