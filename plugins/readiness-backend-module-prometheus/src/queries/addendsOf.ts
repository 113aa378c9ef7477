import { SyntaxNode } from '@lezer/common';
import { expressionsIn, ParsedQuery } from './parseQuery';

/** @internal */
export interface AddendsOptions {
  readonly query: ParsedQuery;
  /** Whether an expression is an addend, and not to be taken apart. */
  isAddend(node: SyntaxNode): boolean;
}

/**
 * What a query adds up, in the order of the text: through `sum`, `+`, `-`, `or` and a constant factor. Undefined when it does
 * anything else, so that it matters when its parts are added up.
 * @internal
 */
export function addendsOf(options: AddendsOptions): SyntaxNode[] | undefined {
  return addendsIn(options.query.root, options);
}

function addendsIn(
  node: SyntaxNode,
  options: AddendsOptions,
): SyntaxNode[] | undefined {
  if (options.isAddend(node)) {
    return [node];
  }
  switch (node.name) {
    case 'ParenExpr':
      return addendsIn(expressionsIn(node)[0], options);
    case 'AggregateExpr':
      return node.getChild('AggregateOp')?.getChild('Sum')
        ? addendsIn(expressionsIn(node)[0], options)
        : undefined;
    case 'BinaryExpr':
      return addendsInOperation(node, options);
    default:
      return undefined;
  }
}

function addendsInOperation(
  node: SyntaxNode,
  options: AddendsOptions,
): SyntaxNode[] | undefined {
  const [left, right] = expressionsIn(node);
  const has = (name: string) => node.getChild(name) !== null;
  if (has('Mul') || has('Div')) {
    return right.name === 'NumberDurationLiteral'
      ? addendsIn(left, options)
      : undefined;
  }
  if (!has('Add') && !has('Sub') && !has('Or')) {
    return undefined;
  }
  const ofLeft = addendsIn(left, options);
  const ofRight =
    has('Or') && isZero(right, options.query.text)
      ? []
      : addendsIn(right, options);
  return ofLeft && ofRight && [...ofLeft, ...ofRight];
}

function isZero(node: SyntaxNode, text: string): boolean {
  return /^vector\(\s*0\s*\)$/i.test(text.slice(node.from, node.to));
}
