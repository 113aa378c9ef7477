import { SyntaxNode } from '@lezer/common';
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
  const counters = countersIn(query.root, query.text);
  if (!counters) {
    return undefined;
  }
  let rewritten = '';
  let done = 0;
  for (const { whole, selector } of counters) {
    const text = query.text;
    rewritten += `${text.slice(done, whole.from)}increase(${text.slice(
      whole.from,
      selector.to,
    )}[${range}]${text.slice(selector.to, whole.to)})`;
    done = whole.to;
  }
  return rewritten + query.text.slice(done);
}

interface Counter {
  /** With `offset` and `@`. */
  readonly whole: SyntaxNode;
  readonly selector: SyntaxNode;
}

/** The counters of a sum in the order of the text; undefined when it is more than a sum. */
function countersIn(node: SyntaxNode, text: string): Counter[] | undefined {
  switch (node.name) {
    case 'VectorSelector':
      return [{ whole: node, selector: node }];
    case 'OffsetExpr':
    case 'StepInvariantExpr': {
      const selector = inside(node);
      return selector.name === 'VectorSelector' && !hasParentheses(node)
        ? [{ whole: node, selector }]
        : undefined;
    }
    case 'ParenExpr':
      return countersIn(expressionsIn(node)[0], text);
    case 'AggregateExpr':
      return node.getChild('AggregateOp')?.getChild('Sum')
        ? countersIn(expressionsIn(node)[0], text)
        : undefined;
    case 'BinaryExpr':
      return countersInOperation(node, text);
    default:
      return undefined;
  }
}

function countersInOperation(
  node: SyntaxNode,
  text: string,
): Counter[] | undefined {
  const [left, right] = expressionsIn(node);
  const adding = ['Add', 'Sub', 'Or'].some(name => node.getChild(name));
  const scaling = ['Mul', 'Div'].some(name => node.getChild(name));
  if (scaling && right.name === 'NumberDurationLiteral') {
    return countersIn(left, text);
  }
  if (!adding) {
    return undefined;
  }
  const leftCounters = countersIn(left, text);
  const rightCounters =
    node.getChild('Or') && isZeroVector(right, text)
      ? []
      : countersIn(right, text);
  return leftCounters && rightCounters && [...leftCounters, ...rightCounters];
}

function isZeroVector(node: SyntaxNode, text: string): boolean {
  return /^vector\(\s*0\s*\)$/i.test(text.slice(node.from, node.to));
}

function hasParentheses(node: SyntaxNode): boolean {
  const [inner] = expressionsIn(node);
  return (
    inner.name === 'ParenExpr' ||
    (inner.name !== 'VectorSelector' && hasParentheses(inner))
  );
}
