import { SyntaxNode } from '@lezer/common';
import { childrenOf, ParsedQuery } from './parseQuery';
import { SliceWindow } from './SliceWindow';
import { replacePlaceholders, WindowPlaceholder } from './windowPlaceholders';

/** The query with the window of a slice in place of its placeholders, and not changed otherwise. @internal */
export function substituteWindow(
  query: ParsedQuery,
  window: SliceWindow,
): string {
  return replacePlaceholders(query.text, query.placeholders, placeholder =>
    textFor(placeholder, query, window),
  );
}

/** A range as the function around it counts; elsewhere a plain duration, or a number of seconds. */
function textFor(
  { from }: WindowPlaceholder,
  query: ParsedQuery,
  window: SliceWindow,
): string {
  const literal = query.root.resolve(from, 1);
  if (literal.name === 'NumberDurationLiteral') {
    return String(window.seconds);
  }
  const range = literal.parent?.parent;
  const isRange =
    range !== null &&
    range !== undefined &&
    childrenOf(range).find(({ name }) => name === 'DurationExpr')?.from ===
      literal.from;
  return isRange
    ? window.rangeFor(functionAround(range, query.text))
    : window.duration;
}

function functionAround(node: SyntaxNode, text: string): string {
  for (let around = node.parent; around; around = around.parent) {
    const name = around.getChild('FunctionIdentifier');
    if (name) {
      return text.slice(name.from, name.to).toLowerCase();
    }
  }
  return '';
}
