import { ASTNode } from '@marcbachmann/cel-js';
import { RULE_LIMITS } from './limits';
import { RuleFault } from './ruleErrors';
import { childrenOf } from './ruleNodes';

const GUARDED: ReadonlySet<string> = new Set(['+', '-', '*', '/']);

type Evaluate = (
  evaluator: unknown,
  node: unknown,
  context: unknown,
) => unknown;

/** The part of the library's nodes that its types leave out. */
interface NodeWithMeta {
  readonly meta: { readonly evaluate: Evaluate };
  setMeta(key: 'evaluate', evaluate: Evaluate): void;
}

/**
 * Makes arithmetic in a parsed expression, in place, end in a fault where it gives no number (a division by zero), no
 * date, or a text or list beyond the limits.
 * @internal
 */
export function guardResults(node: ASTNode): void {
  if (GUARDED.has(node.op)) {
    guard(node);
  }
  childrenOf(node).forEach(guardResults);
}

function guard(node: object): void {
  if (!hasMeta(node)) {
    throw new Error('The CEL library has changed: its nodes have no meta data');
  }
  const { evaluate } = node.meta;
  node.setMeta('evaluate', (evaluator, self, context) =>
    checked(evaluate(evaluator, self, context)),
  );
}

function hasMeta(node: object): node is NodeWithMeta {
  return 'meta' in node && 'setMeta' in node;
}

function checked(value: unknown): unknown {
  if (typeof value === 'number' && !Number.isFinite(value)) {
    throw new RuleFault('a calculation gives no number, such as n / 0');
  }
  if (value instanceof Date && Number.isNaN(value.getTime())) {
    throw new RuleFault('a calculation gives no date that exists');
  }
  if (typeof value === 'string' && value.length > RULE_LIMITS.stringLength) {
    throw new RuleFault(
      `a text has more than ${RULE_LIMITS.stringLength} characters`,
    );
  }
  if (Array.isArray(value) && value.length > RULE_LIMITS.listLength) {
    throw new RuleFault(`a list has more than ${RULE_LIMITS.listLength} items`);
  }
  return value;
}
