import { ASTNode } from '@marcbachmann/cel-js';
import { RULE_LIMITS } from './limits';
import { childrenOf, rootVariable } from './ruleNodes';
import { LOOPS } from './ruleVocabulary';

/** What an operation on the largest value that is allowed may need, in steps of about 50 nanoseconds; measured. */
const HEAVY: ReadonlyMap<string, number> = new Map([
  ['==', RULE_LIMITS.valueWeight],
  ['!=', RULE_LIMITS.valueWeight],
  ['in', RULE_LIMITS.valueWeight],
  ['size', 2_000],
  ['matches', 20_000],
  ['contains', 200],
  ['startsWith', 200],
  ['endsWith', 200],
  ['lowerAscii', 400],
  ['upperAscii', 400],
  ['trim', 200],
  ['+', 20],
]);
const OTHER = 2;

/** How often each loop variable in sight changes in one run of its loop. */
type Loops = ReadonlyMap<string, number>;

/**
 * The steps that an expression needs at worst: the largest values that are allowed, no short cut, every loop to its
 * end.
 * @internal
 */
export function costOfRule(root: ASTNode): number {
  return cost(root, new Map());
}

function cost(node: ASTNode, loops: Loops): number {
  if (node.op === 'rcall' && LOOPS.includes(node.args[0])) {
    return costOfLoop(node.args[1], node.args[2], loops);
  }
  const below = childrenOf(node).reduce(
    (sum, child) => sum + cost(child, loops),
    0,
  );
  return below + ownCost(node, loops);
}

function costOfLoop(
  receiver: ASTNode,
  [variable, ...body]: ASTNode[],
  loops: Loops,
): number {
  const times =
    receiver.op === 'list' ? receiver.args.length : RULE_LIMITS.listLength;
  const name = variable?.op === 'id' ? variable.args : '';
  const inside = new Map(loops).set(name, Math.max(times, 1));
  const once = body.reduce((sum, child) => sum + cost(child, inside), OTHER);
  return cost(receiver, loops) + times * once;
}

function ownCost(node: ASTNode, loops: Loops): number {
  const named = node.op === 'call' || node.op === 'rcall';
  const heavy = HEAVY.get(named ? node.args[0] : node.op);
  if (heavy === undefined) {
    return OTHER;
  }
  const operands = operandsOf(node);
  const literal = operands.find(isPlain);
  if (literal) {
    return OTHER + childrenOf(literal).length;
  }
  // All items of a list together are no heavier than the list, so one of n is on average an n-th of it.
  const share = Math.max(...operands.map(item => timesOf(item, loops)));
  return OTHER + Math.ceil(heavy / share);
}

/** The operands of which one small one makes the operation small: of a method only the value it is called on. */
function operandsOf(node: ASTNode): ASTNode[] {
  return node.op === 'rcall' ? [node.args[1]] : childrenOf(node);
}

function timesOf(node: ASTNode, loops: Loops): number {
  const variable = rootVariable(node);
  return (variable && loops.get(variable)) || 1;
}

/** A literal, or a list of a few literals. */
function isPlain(node: ASTNode): boolean {
  return (
    node.op === 'value' || (node.op === 'list' && node.args.every(isPlain))
  );
}
