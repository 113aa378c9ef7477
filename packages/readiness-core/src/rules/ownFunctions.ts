import { ASTNode } from '@marcbachmann/cel-js';
import { childrenOf } from './ruleNodes';

const PREFIX = 'readiness_';

/**
 * Functions of the library that have a replacement of our own: `matches` and `duration` of the library may run for
 * hours on a bad text, `timestamp` reads a time without an offset by the clock of the machine, `int` makes 0 of an
 * empty text, and `double` gives infinity and NaN.
 */
const REPLACED = new Set(['matches', 'duration', 'timestamp', 'int', 'double']);

/** The name under which the replacement of a function of the library is registered. @internal */
export function ownName(name: string): string {
  return PREFIX + name;
}

/** A message of the library with the names that authors know. @internal */
export function withPublicNames(message: string): string {
  return message.replaceAll(PREFIX, '');
}

/**
 * Makes a parsed expression, in place, call our own functions instead of those of the library. The library does not
 * let its own be registered again, and its serializer loses parentheses and digits, so that printing and parsing a
 * changed copy would give another rule.
 * @internal
 */
export function callOwnFunctions(node: ASTNode): void {
  const named = node.op === 'call' || node.op === 'rcall';
  if (named && REPLACED.has(node.args[0])) {
    node.args[0] = ownName(node.args[0]);
  }
  childrenOf(node).forEach(callOwnFunctions);
}
