import {
  EvaluationError,
  ParseError,
  TypeCheckResult,
} from '@marcbachmann/cel-js';
import { Unusable } from './boundedView';
import { CelEnvironment } from './celEnvironment';
import { costOfRule } from './costOfRule';
import { guardResults } from './guardResults';
import { inspectRule } from './inspectRule';
import { RULE_LIMITS } from './limits';
import { callOwnFunctions, withPublicNames } from './ownFunctions';
import { NothingObserved, RuleFault } from './ruleErrors';
import { RuleProblem } from './ruleProblem';
import { toJson } from './toJson';
import { CompiledRule, RuleOutcome, RuleReads, RuleWorld } from './types';

/** @public */
export interface CompileRuleOptions {
  /** The type that the expression must give. */
  readonly expects: 'boolean' | 'number' | 'string' | 'any';
}

/** @public */
export type RuleCompilation =
  | { readonly kind: 'compiled'; readonly rule: CompiledRule }
  | { readonly kind: 'refused'; readonly problems: readonly RuleProblem[] };

const EXPECTED_TYPES: Record<CompileRuleOptions['expects'], readonly string[]> =
  {
    boolean: ['bool', 'dyn'],
    number: ['int', 'double', 'dyn'],
    string: ['string', 'dyn'],
    any: [],
  };

const LOOP_ADVICE = `all, exists, exists_one and filter go over up to ${RULE_LIMITS.listLength} items each`;

// One environment for all rules: making one is a thousand times dearer than compiling a rule.
const cel = new CelEnvironment();

class CelRule implements CompiledRule {
  readonly #run: (context: object) => unknown;

  constructor(
    readonly expression: string,
    readonly reads: RuleReads,
    run: (context: object) => unknown,
  ) {
    this.#run = run;
  }

  evaluate(world: RuleWorld): RuleOutcome {
    const missing = new Array<string>();
    try {
      const value = toJson(cel.run(this.#run, world, missing));
      return { kind: 'value', value };
    } catch (error) {
      return failedOutcome(error, missing);
    }
  }
}

/**
 * Compiles a CEL expression, or says why it is refused. Never throws for any text.
 * @public
 */
export function compileRule(
  expression: string,
  options: CompileRuleOptions,
): RuleCompilation {
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
  options: CompileRuleOptions,
): RuleCompilation {
  const parsed = cel.environment.parse(expression);
  const { reads, problems } = inspectRule(parsed.ast);
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
  const typeProblem = typeProblemOf(parsed.check(), options.expects);
  return typeProblem
    ? refused(typeProblem)
    : {
        kind: 'compiled',
        rule: new CelRule(expression, reads, context => parsed(context)),
      };
}

function typeProblemOf(
  checked: TypeCheckResult,
  expects: CompileRuleOptions['expects'],
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

/** A fault while a fact was missing may be due to just that: then the answer is not known, it is not a fault. */
function failedOutcome(
  error: unknown,
  missing: readonly string[],
): RuleOutcome {
  if (missing.length > 0) {
    return { kind: 'missing', factIds: [...new Set(missing)].sort() };
  }
  if (error instanceof NothingObserved) {
    return { kind: 'none', factIds: [error.factId] };
  }
  return { kind: 'fault', message: faultMessage(error) };
}

function faultMessage(error: unknown): string {
  if (error instanceof EvaluationError || error instanceof RuleFault) {
    const message = firstLine(error);
    return message.endsWith(Unusable.name)
      ? 'a value is larger than a rule may look at'
      : message;
  }
  // The library stumbled over the form of a value; its words would help nobody.
  return 'a value has a form that a rule cannot use';
}

function refused(problem: RuleProblem): RuleCompilation {
  return { kind: 'refused', problems: [problem] };
}

function syntaxProblem(error: unknown): RuleProblem {
  return {
    code: 'rule-syntax',
    message: firstLine(error),
    position: error instanceof ParseError ? error.range?.start : undefined,
  };
}

/** Messages of the library carry a drawing of the source from the second line on. */
function firstLine(error: unknown): string {
  const message = error instanceof Error ? error.message : String(error);
  return withPublicNames(message.split('\n', 1)[0]);
}
