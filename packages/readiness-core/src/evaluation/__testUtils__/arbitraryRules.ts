import fc from 'fast-check';
import { compileRule } from '../../rules/compileRule';
import { CompiledRule } from '../../rules/types';

/** The facts that arbitrary rules read; each may hold a value of any type. */
export const FACT_IDS = [
  'number',
  'ratio',
  'text',
  'list',
  'flag',
  'object',
  'since',
  'slo.objectives',
  'slo/availability',
] as const;

const factValue = fc
  .constantFrom(...FACT_IDS.filter(factId => factId !== 'slo/availability'))
  .map(factId => `fact("${factId}").value`);
const whole = fc.integer({ min: -3, max: 5 }).map(String);
const decimal = fc.constantFrom('0.0', '0.5', '0.95', '2.5');
const literal = fc.oneof(
  whole,
  decimal,
  fc.constantFrom('"golden"', '""', 'true', 'false', 'null', '[1, 2]', '[]'),
);
const comparison = fc.constantFrom('<', '<=', '>', '>=', '==', '!=');
const literals = fc
  .array(literal, { maxLength: 3 })
  .map(items => `[${items.join(', ')}]`);

interface Expressions {
  number: string;
  boolean: string;
}

/** CEL texts of all shapes; some are refused for their types. */
const { number, boolean } = fc.letrec<Expressions>(tie => ({
  number: fc.oneof(
    { maxDepth: 3, depthIdentifier: 'rule' },
    fc.oneof(
      factValue,
      whole,
      decimal,
      fc.constantFrom('tier', 'fact("number").value', 'fact("ratio").value'),
    ),
    fc
      .tuple(tie('number'), fc.constantFrom('+', '-', '*', '/'), tie('number'))
      .map(([a, operator, b]) => `(${a} ${operator} ${b})`),
    factValue.map(value => `size(${value})`),
    fc.constantFrom(
      'fact("object").value.depth',
      'daysSince(fact("since").value)',
      'hoursSince(fact("since").value)',
      'double(annotation("acme.com/number"))',
      'slo().count',
      'slo().budgetRemaining',
      'slo("availability").budgetRemaining',
      'slo("availability").coverage',
      'slo("unheard-of").target',
    ),
    fc
      .tuple(tie('boolean'), tie('number'), tie('number'))
      .map(([condition, a, b]) => `(${condition} ? ${a} : ${b})`),
    fc
      .tuple(literals, tie('boolean'))
      .map(([list, body]) => `size(${list}.filter(x, ${body}))`),
  ),
  boolean: fc.oneof(
    { maxDepth: 4, depthIdentifier: 'rule' },
    fc.oneof(
      fc
        .tuple(tie('number'), comparison, tie('number'))
        .map(([a, operator, b]) => `${a} ${operator} ${b}`),
      fc
        .tuple(factValue, fc.constantFrom('==', '!='), literal)
        .map(([value, operator, other]) => `${value} ${operator} ${other}`),
      fc
        .tuple(literal, fc.constantFrom('==', '!=', 'in'), factValue)
        .map(([other, operator, value]) => `${other} ${operator} ${value}`),
    ),
    factValue,
    fc.constantFrom(
      'annotation("acme.com/rota") != ""',
      'label("tier") == "1"',
      'has(entity.spec.system)',
      'entity.spec.type == "service"',
      'fact("text").provenance == "measured"',
      'fact("text").value.startsWith("gold")',
      'fact("text").value.matches("^g.*n$")',
      'now > timestamp("2026-11-20T11:00:00Z")',
      'tier <= 1',
      'fact("list").value == fact("object").value',
      'slo().met',
      'slo().worst != "exhausted"',
      'slo("availability").met',
      'slo("availability").state in ["ok", "at-risk"]',
      'slo("availability").alert != "page"',
    ),
    fc
      .tuple(tie('boolean'), fc.constantFrom('&&', '||'), tie('boolean'))
      .map(([a, operator, b]) => `(${a} ${operator} ${b})`),
    tie('boolean').map(operand => `!(${operand})`),
    fc
      .tuple(tie('boolean'), tie('boolean'), tie('boolean'))
      .map(([condition, a, b]) => `(${condition} ? ${a} : ${b})`),
    fc.tuple(factValue, literals).map(([value, list]) => `${value} in ${list}`),
    fc
      .tuple(
        fc.oneof(literals, fc.constant('fact("list").value'), factValue),
        fc.constantFrom('all', 'exists', 'exists_one'),
        comparison,
        tie('number'),
        fc.constantFrom('&&', '||'),
        tie('boolean'),
      )
      .map(
        ([list, loop, operator, other, connective, body]) =>
          `${list}.${loop}(x, x ${operator} ${other} ${connective} ${body})`,
      ),
  ),
}));

/** A CEL text that is meant to give true or false. */
export const booleanExpression: fc.Arbitrary<string> = boolean;

function compiled(
  expression: fc.Arbitrary<string>,
  expects: 'boolean' | 'number',
): fc.Arbitrary<CompiledRule> {
  return expression
    .map(text => compileRule(text, { expects }))
    .filter(compilation => compilation.kind === 'compiled')
    .map(compilation => compilation.rule);
}

/** The same ones in every run, so that a seed repeats a failure; compiling is what takes time. */
function pool(
  arbitrary: fc.Arbitrary<CompiledRule>,
): fc.Arbitrary<CompiledRule> {
  const rules = fc.sample(arbitrary, { numRuns: 1_500, seed: 2027 });
  return fc.constantFrom(...rules);
}

/** A rule that compiles. */
export const arbitraryRule: fc.Arbitrary<CompiledRule> = compiled(
  boolean,
  'boolean',
);

/** A measure that compiles. */
export const arbitraryMeasure: fc.Arbitrary<CompiledRule> = compiled(
  number,
  'number',
);

const PLAIN_RULES = [
  'fact("number").value >= 0',
  'fact("ratio").value >= 0.5',
  'fact("text").value == "golden"',
  'fact("flag").value',
  'fact("number").value > 0 || fact("flag").value',
  'annotation("acme.com/rota") != "" && fact("ratio").value > 0.1',
  'fact("list").value.exists(x, x > 0)',
  'slo().count >= 1',
  'slo().met',
  'slo("availability").state != "exhausted"',
];
const PLAIN_MEASURES = [
  'fact("number").value',
  'fact("ratio").value',
  'size(fact("list").value)',
  'daysSince(fact("since").value)',
  'slo().budgetRemaining',
];

/** A rule out of many that have been compiled already, often a plain one. */
export const pooledRule: fc.Arbitrary<CompiledRule> = fc.oneof(
  compiled(fc.constantFrom(...PLAIN_RULES), 'boolean'),
  pool(arbitraryRule),
);

/** A measure out of many that have been compiled already, often a plain one. */
export const pooledMeasure: fc.Arbitrary<CompiledRule> = fc.oneof(
  compiled(fc.constantFrom(...PLAIN_MEASURES), 'number'),
  pool(arbitraryMeasure),
);
