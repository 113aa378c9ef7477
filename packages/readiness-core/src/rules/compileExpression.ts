import { ParseError, TypeCheckResult } from '@marcbachmann/cel-js';
import { CelEnvironment } from './celEnvironment';
import { costOfRule } from './costOfRule';
import { guardResults } from './guardResults';
import { inspectRule, RuleInspection } from './inspectRule';
import { RULE_LIMITS } from './limits';
import { callOwnFunctions, withPublicNames } from './ownFunctions';
import { RuleProblem } from './ruleProblem';
import { RULE_VOCABULARY, Vocabulary } from './ruleVocabulary';

/** @internal */
export type ExpressionType = 'boolean' | 'number' | 'string' | 'any';

/** @internal */
export interface CompileExpressionOptions {
  readonly cel: CelEnvironment;
  readonly expects: ExpressionType;
  /** Default: that of rules. */
  readonly vocabulary?: Vocabulary;
}

/** @internal */
export type ExpressionCompilation =
  | {
      readonly kind: 'compiled';
      readonly reads: RuleInspection['reads'];
      readonly variables: RuleInspection['variables'];
      readonly run: (context: object) => unknown;
    }
  | { readonly kind: 'refused'; readonly problems: readonly RuleProblem[] };

const EXPECTED_TYPES: Record<ExpressionType, readonly string[]> = {
  boolean: ['bool', 'dyn'],
  number: ['int', 'double', 'dyn'],
  string: ['string', 'dyn'],
  any: [],
};

const LOOP_ADVICE = `all, exists, exists_one and filter go over up to ${RULE_LIMITS.listLength} items each`;

/**
 * Compiles a CEL expression within the bounds on rules, or says why it is refused. Never throws for any text.
 * @internal
 */
export function compileExpression(
  expression: string,
  options: CompileExpressionOptions,
): ExpressionCompilation {
  if (expression.length > RULE_LIMITS.expressionLength) {
    return refused({
      code: 'rule-too-long',
      message: `The rule has ${expression.length} characters, at most ${RULE_LIMITS.expressionLength} are allowed`,
    });
  }
  try {
    return compileParsed(expression, options);
  } catch (error) {
    return refused(syntaxProblem(error));
  }
}

function compileParsed(
  expression: string,
  { cel, expects, vocabulary = RULE_VOCABULARY }: CompileExpressionOptions,
): ExpressionCompilation {
  const parsed = cel.environment.parse(expression);
  const { reads, variables, problems } = inspectRule(parsed.ast, vocabulary);
  if (problems.length > 0) {
    return { kind: 'refused', problems };
  }
  if (costOfRule(parsed.ast) > RULE_LIMITS.cost) {
    return refused({
      code: 'rule-too-costly',
      message: `The rule may need too many steps at worst; take work out of its loops (${LOOP_ADVICE})`,
    });
  }
  callOwnFunctions(parsed.ast);
  guardResults(parsed.ast);
  const typeProblem = typeProblemOf(parsed.check(), expects);
  return typeProblem
    ? refused(typeProblem)
    : { kind: 'compiled', reads, variables, run: context => parsed(context) };
}

function typeProblemOf(
  checked: TypeCheckResult,
  expects: ExpressionType,
): RuleProblem | undefined {
  if (!checked.valid) {
    return {
      code: 'rule-type',
      message: firstLine(checked.error),
      position: checked.error?.range?.start,
    };
  }
  const type = String(checked.type);
  const allowed = EXPECTED_TYPES[expects];
  return allowed.length === 0 || allowed.includes(type)
    ? undefined
    : {
        code: 'rule-type',
        message: `The expression gives ${type}, but a ${expects} is needed here`,
      };
}

function refused(problem: RuleProblem): ExpressionCompilation {
  return { kind: 'refused', problems: [problem] };
}

function syntaxProblem(error: unknown): RuleProblem {
  return {
    code: 'rule-syntax',
    message: firstLine(error),
    position: error instanceof ParseError ? error.range?.start : undefined,
  };
}

/**
 * Messages of the library carry a drawing of the source from the second line on.
 * @internal
 */
export function firstLine(error: unknown): string {
  const message = error instanceof Error ? error.message : String(error);
  return withPublicNames(message.split('\n', 1)[0]);
}
