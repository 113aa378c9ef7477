import { SyntaxNode } from '@lezer/common';
import { parser } from '@prometheus-io/lezer-promql';
import {
  replacePlaceholders,
  WindowPlaceholder,
  windowPlaceholders,
} from './windowPlaceholders';

/**
 * A query and its syntax tree. Placeholders are parsed as durations of the same length, so that the positions of the tree
 * are those of the text.
 * @internal
 */
export interface ParsedQuery {
  readonly text: string;
  /** The outermost expression. */
  readonly root: SyntaxNode;
  readonly placeholders: readonly WindowPlaceholder[];
}

/** @internal */
export type QueryParsing =
  | { readonly kind: 'parsed'; readonly query: ParsedQuery }
  /** The problem goes on after "The query of good ", and names the mend. */
  | { readonly kind: 'refused'; readonly problem: string };

const LONGEST = 20_000;
const NOT_A_VECTOR: Readonly<Record<string, string>> = {
  MatrixSelector:
    'gives a range of samples; put a function such as increase() around it',
  SubqueryExpr:
    'gives a range of samples; put a function such as avg_over_time() around it',
  StringLiteral: 'is a string; write a query that gives numbers of the server',
  NumberDurationLiteral:
    'is a number; write a query that gives numbers of the server',
};

/** Parses PromQL by the grammar of the Prometheus authors. @internal */
export function parseQuery(text: string): QueryParsing {
  if (text.length > LONGEST) {
    return refused(
      `is longer than ${LONGEST} characters; record it with a rule on the server and name the record here`,
    );
  }
  const placeholders = windowPlaceholders(text);
  const masked = replacePlaceholders(text, placeholders, ({ from, to }) =>
    '5m'.padEnd(to - from),
  );
  const tree = parser.parse(masked);
  const broken = firstError(tree.topNode, masked);
  if (broken !== undefined) {
    return refused(syntaxProblem(text, broken));
  }
  const root = expressionsIn(tree.topNode)[0];
  const problem = NOT_A_VECTOR[inside(root).name];
  return problem
    ? refused(problem)
    : { kind: 'parsed', query: { text, root, placeholders } };
}

const EXPRESSIONS = new Set([
  'AggregateExpr',
  'AnchoredExpr',
  'BinaryExpr',
  'FunctionCall',
  'MatrixSelector',
  'NumberDurationLiteral',
  'OffsetExpr',
  'ParenExpr',
  'SmoothedExpr',
  'StepInvariantExpr',
  'StringLiteral',
  'SubqueryExpr',
  'UnaryExpr',
  'VectorSelector',
]);

/** The expressions right below a node; those of a call or an aggregation are its arguments. @internal */
export function expressionsIn(node: SyntaxNode): SyntaxNode[] {
  const holder = node.getChild('FunctionCallBody') ?? node;
  return childrenOf(holder).filter(({ name }) => EXPRESSIONS.has(name));
}

/** The children of a node in the order of the text. @internal */
export function childrenOf(node: SyntaxNode): SyntaxNode[] {
  const children = new Array<SyntaxNode>();
  for (let child = node.firstChild; child; child = child.nextSibling) {
    children.push(child);
  }
  return children;
}

/** The expression within parentheses and behind `offset` and `@`. @internal */
export function inside(node: SyntaxNode): SyntaxNode {
  return ['ParenExpr', 'OffsetExpr', 'StepInvariantExpr'].includes(node.name)
    ? inside(expressionsIn(node)[0])
    : node;
}

/** The grammar lets a string pass that ends with the query instead of with its quote. */
const WHOLE_STRING = /^("(\\.|[^"\\])*"|'(\\.|[^'\\])*'|`[^`]*`)$/s;

function firstError(top: SyntaxNode, text: string): number | undefined {
  const cursor = top.cursor();
  do {
    const open =
      cursor.name === 'StringLiteral' &&
      !WHOLE_STRING.test(text.slice(cursor.from, cursor.to));
    if (cursor.type.isError || open) {
      return cursor.from;
    }
  } while (cursor.next());
  return undefined;
}

function syntaxProblem(text: string, position: number): string {
  const before = text.slice(0, position).split('\n');
  const column = before[before.length - 1].length + 1;
  const rest = text.slice(position).trim().replace(/\s+/g, ' ').slice(0, 20);
  const near = rest ? `near "${rest}"` : 'at its end';
  return `is not PromQL: line ${
    before.length
  }, column ${column}, ${near}; ${mendOf(text)}`;
}

function mendOf(text: string): string {
  const unknown = /\{\{.*?\}\}|\$\{?\w+\}?/.exec(
    replacePlaceholders(text, windowPlaceholders(text), () => ''),
  );
  if (text.trim() === '') {
    return 'write a query';
  }
  if (unknown) {
    return `"${unknown[0]}" is no placeholder that is known here, only {{.window}} is; write the value itself`;
  }
  const [open, closed] = [/[([{]/g, /[)\]}]/g].map(
    brackets => text.match(brackets)?.length ?? 0,
  );
  return open === closed
    ? 'try it on the page of the Prometheus server, which marks what is wrong'
    : `${open} brackets are opened and ${closed} closed`;
}

function refused(problem: string): QueryParsing {
  return { kind: 'refused', problem };
}
