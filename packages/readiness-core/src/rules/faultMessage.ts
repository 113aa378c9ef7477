import { EvaluationError } from '@marcbachmann/cel-js';
import { Unusable } from './boundedView';
import { firstLine } from './compileExpression';
import { RuleFault } from './ruleErrors';

/**
 * Why an expression could not be worked out, in words that help its author.
 * @internal
 */
export function faultMessage(error: unknown): string {
  if (error instanceof EvaluationError || error instanceof RuleFault) {
    const message = firstLine(error);
    return message.endsWith(Unusable.name)
      ? 'a value is larger than a rule may look at'
      : message;
  }
  // The library stumbled over the form of a value; its words would help nobody.
  return 'a value has a form that a rule cannot use';
}
