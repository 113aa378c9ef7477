import { CelEnvironment } from './celEnvironment';
import { compileExpression, ExpressionType } from './compileExpression';
import { faultMessage } from './faultMessage';
import { NothingObserved } from './ruleErrors';
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
  const expects: ExpressionType = options.expects;
  const compilation = compileExpression(expression, { cel, expects });
  return compilation.kind === 'refused'
    ? compilation
    : {
        kind: 'compiled',
        rule: new CelRule(expression, compilation.reads, compilation.run),
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
