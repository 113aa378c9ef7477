import { SyntaxNode } from '@lezer/common';
import { addendsOf } from './addendsOf';
import { expressionsIn, inside, ParsedQuery } from './parseQuery';

/**
 * A sum of counters as the sum of their increases over a range, `sum(x)` as `sum(increase(x[5m1ms]))`, so that each
 * series may start again at 0; undefined when the query does more with counters than adding, and the increase of its parts
 * would be something else than what it says.
 * @internal
 */
export function increaseOf(
  query: ParsedQuery,
  range: string,
): string | undefined {
  const { text } = query;
  const counters = addendsOf({ query, isAddend: isCounter });
  if (!counters) {
    return undefined;
  }
  let rewritten = '';
  let done = 0;
  for (const counter of counters) {
    const selector = inside(counter);
    const before = text.slice(done, counter.from);
    const selected = text.slice(counter.from, selector.to);
    const modifiers = text.slice(selector.to, counter.to);
    rewritten += `${before}increase(${selected}[${range}]${modifiers})`;
    done = counter.to;
  }
  return rewritten + text.slice(done);
}

/** A selector, with `offset` and `@` where it has them, but without parentheses between. */
function isCounter(node: SyntaxNode): boolean {
  const modified =
    node.name === 'OffsetExpr' || node.name === 'StepInvariantExpr';
  return modified
    ? isCounter(expressionsIn(node)[0])
    : node.name === 'VectorSelector';
}
