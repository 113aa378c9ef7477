import { SyntaxNode } from '@lezer/common';
import { addendsOf } from './addendsOf';
import { parseDuration } from './duration';
import { expressionsIn, inside, ParsedQuery } from './parseQuery';
import { rangeOf, SliceWindow } from './SliceWindow';

const FUNCTIONS = ['rate', 'increase'];

/**
 * A sum of rates or increases over hard-coded ranges as one over the whole slice: `sum(rate(x[1m]))` as
 * `sum(rate(x[5m1ms]))`. Undefined when it is more than a sum, or a range is longer than the slice, which may be what it takes
 * to hold two samples.
 * @internal
 */
export function widenRanges(
  query: ParsedQuery,
  window: SliceWindow,
): string | undefined {
  const { text } = query;
  const functionOf = (node: SyntaxNode) => {
    const name = node.getChild('FunctionIdentifier');
    return name ? text.slice(name.from, name.to).toLowerCase() : '';
  };
  const calls = addendsOf({
    query,
    isAddend: node => FUNCTIONS.includes(functionOf(node)),
  });
  const ranges = calls?.map(call => ({
    name: functionOf(call),
    duration: plainRange(call),
  }));
  let widened = '';
  let done = 0;
  for (const { name, duration } of ranges ?? []) {
    const length = duration && text.slice(duration.from, duration.to);
    const seconds = length === undefined ? undefined : parseDuration(length);
    if (!duration || seconds === undefined || seconds > window.seconds) {
      return undefined;
    }
    widened += text.slice(done, duration.from) + window.rangeFor(name);
    done = duration.to;
  }
  return ranges && widened + text.slice(done);
}

/** The range of a call on a selector; none where it is on a subquery. */
function plainRange(call: SyntaxNode): SyntaxNode | undefined {
  const range = expressionsIn(call).at(0);
  return range && inside(range).name === 'MatrixSelector'
    ? rangeOf(range)
    : undefined;
}
