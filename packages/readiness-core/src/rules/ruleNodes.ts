import { ASTNode } from '@marcbachmann/cel-js';

/** The nodes right below a node. @internal */
export function childrenOf(node: ASTNode): ASTNode[] {
  return nodesIn(node.args);
}

function nodesIn(args: unknown): ASTNode[] {
  if (Array.isArray(args)) {
    return args.flatMap(nodesIn);
  }
  return isNode(args) ? [args] : [];
}

function isNode(value: unknown): value is ASTNode {
  return typeof value === 'object' && value !== null && 'op' in value;
}

/** The text of a literal. @internal */
export function literalText(node: ASTNode | undefined): string | undefined {
  return node?.op === 'value' && typeof node.args === 'string'
    ? node.args
    : undefined;
}

/** `entity.spec.type` and `entity.spec["type"]` as dotted paths; a dynamic index ends the path with `*`. @internal */
export function entityPath(node: ASTNode): string | undefined {
  if (node.op === 'id') {
    return node.args === 'entity' ? '' : undefined;
  }
  if (node.op !== '.' && node.op !== '[]') {
    return undefined;
  }
  const parent = entityPath(node.args[0]);
  if (parent === undefined || parent.endsWith('*')) {
    return parent;
  }
  const key = node.args[1];
  const name = typeof key === 'string' ? key : literalText(key) ?? '*';
  return parent ? `${parent}.${name}` : name;
}

/** The variable at the root of `x`, `x.a` or `x["a"].b`. @internal */
export function rootVariable(node: ASTNode): string | undefined {
  if (node.op === 'id') {
    return node.args;
  }
  return node.op === '.' || node.op === '[]'
    ? rootVariable(node.args[0])
    : undefined;
}
