import { ASTNode, ParseError } from '@marcbachmann/cel-js';
import { serialize } from '@marcbachmann/cel-js/serialize';
import { JsonValue } from '@backstage/types';
import { CelEnvironment, SAFE_MATCHES } from './celEnvironment';
import { inspectRule } from './inspectRule';
import { RULE_LIMITS } from './limits';
import { NothingObserved } from './ruleErrors';
import { RuleProblem } from './ruleProblem';
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
    number: ['int', 'uint', 'double', 'dyn'],
    string: ['string', 'dyn'],
    any: [],
  };

// One environment for all rules: making one is a thousand times dearer than compiling a rule.
const cel = new CelEnvironment();

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
  const { reads, problems, usesMatches } = inspectRule(parsed.ast);
  if (problems.length > 0) {
    return { kind: 'refused', problems };
  }
  const typeProblem = checkType(expression, options.expects);
  if (typeProblem) {
    return refused(typeProblem);
  }
  const runnable = usesMatches
    ? cel.environment.parse(serialize(withSafeMatches(parsed.ast)))
    : parsed;
  return {
    kind: 'compiled',
    rule: new CelRule(expression, reads, context => runnable(context)),
  };
}

function checkType(
  expression: string,
  expects: CompileRuleOptions['expects'],
): RuleProblem | undefined {
  const checked = cel.environment.check(expression);
  if (!checked.valid) {
    return {
      code: 'rule-type',
      message: firstLine(checked.error),
      position: checked.error?.range?.start,
    };
  }
  const type = String(checked.type);
  const allowed = EXPECTED_TYPES[expects];
  if (allowed.length > 0 && !allowed.includes(type)) {
    return {
      code: 'rule-type',
      message: `The expression gives ${type}, but a ${expects} is needed here`,
    };
  }
  return undefined;
}

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
    const missing = new Set<string>();
    const watched: RuleWorld = {
      ...world,
      fact: id => {
        const fact = world.fact(id);
        if (!fact) {
          missing.add(id);
        }
        return fact;
      },
    };
    try {
      return { kind: 'value', value: toJson(cel.run(this.#run, watched)) };
    } catch (error) {
      return failedOutcome(error, missing);
    }
  }
}

/** A fault while a fact was missing may be due to just that: then the answer is not known, it is not a fault. */
function failedOutcome(error: unknown, missing: Set<string>): RuleOutcome {
  if (missing.size > 0) {
    return { kind: 'missing', factIds: [...missing].sort() };
  }
  if (error instanceof NothingObserved) {
    return { kind: 'none', factIds: [error.factId] };
  }
  return { kind: 'fault', message: firstLine(error) };
}

function toJson(value: unknown): JsonValue {
  if (typeof value === 'bigint') {
    return Number(value);
  }
  if (value instanceof Date) {
    return value.toISOString();
  }
  if (Array.isArray(value)) {
    return value.map(toJson);
  }
  if (value instanceof Map) {
    return Object.fromEntries(
      [...value].map(([key, item]) => [String(key), toJson(item)]),
    );
  }
  if (isJsonPrimitive(value)) {
    return value;
  }
  return String(value);
}

function isJsonPrimitive(
  value: unknown,
): value is string | number | boolean | null {
  return (
    value === null ||
    typeof value === 'string' ||
    typeof value === 'number' ||
    typeof value === 'boolean'
  );
}

/** The library's `matches` runs a native regular expression, which a bad pattern keeps busy for ever. */
function withSafeMatches(node: ASTNode): ASTNode {
  const rename = (item: unknown): unknown => {
    if (Array.isArray(item)) {
      return item.map(rename);
    }
    return isNode(item) ? withSafeMatches(item) : item;
  };
  const args = rename(node.args);
  if (node.op === 'rcall' && Array.isArray(args) && args[0] === 'matches') {
    args[0] = SAFE_MATCHES;
  }
  return Object.assign(Object.create(Object.getPrototypeOf(node)), node, {
    args,
  });
}

function isNode(value: unknown): value is ASTNode {
  return typeof value === 'object' && value !== null && 'op' in value;
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
  return message.split('\n', 1)[0];
}
