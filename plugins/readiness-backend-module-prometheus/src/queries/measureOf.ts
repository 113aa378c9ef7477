import { SyntaxNode } from '@lezer/common';
import { parseDuration } from './duration';
import { expressionsIn, ParsedQuery } from './parseQuery';
import { rangeOf, SliceWindow } from './SliceWindow';

/**
 * What the value of an expression counts.
 *
 * @remarks
 * `counter` is the sum since a counter began, `count` that of the last `seconds`, `rate` is per second. `level` is anything
 * else that goes up and down, `ratio` a quotient of two of the others, `number` a constant.
 * @internal
 */
export type Measure =
  | { readonly kind: 'counter' }
  | { readonly kind: 'count'; readonly seconds: number }
  | { readonly kind: 'rate' }
  | { readonly kind: 'level' }
  | { readonly kind: 'ratio' }
  | { readonly kind: 'number' };

/** @internal */
export interface MeasureContext {
  readonly query: ParsedQuery;
  readonly window: SliceWindow;
  /** Whether a selector of this metric is a counter. */
  isCounter(metric: string): boolean;
}

const RATES = new Set(['rate', 'irate', 'deriv']);
const COUNTS = new Set([
  'increase',
  'delta',
  'sum_over_time',
  'count_over_time',
  'changes',
  'resets',
]);
/** Functions whose result counts what their (first) argument counts. */
const KEEPING = new Set([
  'abs',
  'avg_over_time',
  'ceil',
  'clamp',
  'clamp_max',
  'clamp_min',
  'first_over_time',
  'floor',
  'histogram_count',
  'histogram_sum',
  'label_join',
  'label_replace',
  'last_over_time',
  'max_over_time',
  'min_over_time',
  'round',
  'scalar',
  'sort',
  'sort_by_label',
  'sort_by_label_desc',
  'sort_desc',
]);
const LEVEL_AGGREGATIONS = new Set([
  'count',
  'count_values',
  'group',
  'stddev',
  'stdvar',
]);
const TRANSPARENT = new Set([
  'AnchoredExpr',
  'MatrixSelector',
  'OffsetExpr',
  'ParenExpr',
  'SmoothedExpr',
  'StepInvariantExpr',
  'SubqueryExpr',
  'UnaryExpr',
]);

/** What an expression of a query counts. @internal */
export function measureOf(node: SyntaxNode, context: MeasureContext): Measure {
  if (TRANSPARENT.has(node.name)) {
    return measureOf(expressionsIn(node)[0], context);
  }
  switch (node.name) {
    case 'VectorSelector':
      return {
        kind: context.isCounter(metricOf(node, context.query.text))
          ? 'counter'
          : 'level',
      };
    case 'NumberDurationLiteral':
      return { kind: 'number' };
    case 'AggregateExpr':
      return measureOfAggregation(node, context);
    case 'BinaryExpr':
      return measureOfOperation(node, context);
    case 'FunctionCall':
      return measureOfCall(node, context);
    default:
      return { kind: 'level' };
  }
}

/** The name of the metric that a selector selects, empty when it has none. @internal */
export function metricOf(selector: SyntaxNode, text: string): string {
  const name = selector.getChild('Identifier');
  if (name) {
    return text.slice(name.from, name.to);
  }
  const matchers = text.slice(selector.from, selector.to);
  return /__name__\s*=\s*["'`]([^"'`]*)/.exec(matchers)?.[1] ?? '';
}

function measureOfAggregation(
  node: SyntaxNode,
  context: MeasureContext,
): Measure {
  const operator = textOf(node.getChild('AggregateOp'), context);
  const of = expressionsIn(node).at(-1);
  return LEVEL_AGGREGATIONS.has(operator) || !of
    ? { kind: 'level' }
    : measureOf(of, context);
}

function measureOfCall(node: SyntaxNode, context: MeasureContext): Measure {
  const name = textOf(node.getChild('FunctionIdentifier'), context);
  const [first] = expressionsIn(node);
  if (name === 'vector' || name === 'time' || name === 'pi') {
    return { kind: 'number' };
  }
  if (RATES.has(name)) {
    return { kind: 'rate' };
  }
  if (COUNTS.has(name) && first) {
    return measureOfCount(name, first, context);
  }
  return KEEPING.has(name) && first
    ? measureOf(first, context)
    : { kind: 'level' };
}

function measureOfCount(
  name: string,
  range: SyntaxNode,
  { query, window }: MeasureContext,
): Measure {
  const duration = rangeOf(range);
  if (!duration) {
    return { kind: 'level' };
  }
  if (query.placeholders.some(({ from }) => from === duration.from)) {
    return { kind: 'count', seconds: window.secondsCountedBy(name) };
  }
  const seconds = parseDuration(query.text.slice(duration.from, duration.to));
  return seconds ? { kind: 'count', seconds } : { kind: 'level' };
}

function measureOfOperation(
  node: SyntaxNode,
  context: MeasureContext,
): Measure {
  const operands = expressionsIn(node).map(of => measureOf(of, context));
  const [left, right] = operands;
  if (node.getChild('Or')) {
    return left.kind === 'number' ? right : left;
  }
  if (node.getChild('Add') || node.getChild('Sub')) {
    return measureOfSum(left, right);
  }
  if (node.getChild('Mul') || node.getChild('Div')) {
    return measureOfProduct(left, right, Boolean(node.getChild('Div')));
  }
  return node.getChild('BoolModifier') ? { kind: 'level' } : left;
}

function measureOfSum(left: Measure, right: Measure): Measure {
  if (left.kind === 'number' && right.kind === 'ratio') {
    return right;
  }
  const alike =
    left.kind === right.kind &&
    (left.kind !== 'count' ||
      right.kind !== 'count' ||
      left.seconds === right.seconds);
  return alike ? left : { kind: 'level' };
}

function measureOfProduct(
  left: Measure,
  right: Measure,
  divided: boolean,
): Measure {
  if (right.kind === 'number') {
    return left;
  }
  if (divided) {
    return { kind: left.kind === 'number' ? 'level' : 'ratio' };
  }
  return left.kind === 'number' ? right : { kind: 'level' };
}

function textOf(node: SyntaxNode | null, { query }: MeasureContext): string {
  return node ? query.text.slice(node.from, node.to).toLowerCase() : '';
}
