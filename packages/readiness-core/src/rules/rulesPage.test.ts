import { readFileSync } from 'node:fs';
import { resolve } from 'node:path';
import { compileRule } from './compileRule';
import { RULE_LIMITS } from './limits';
import { FUNCTIONS, METHODS } from './ruleVocabulary';

const page = readFileSync(
  resolve(__dirname, '../../../../docs/rules.md'),
  'utf8',
);

function examples(kind: string): string[] {
  const fence = new RegExp(`^\`\`\`${kind}\\n([\\s\\S]*?)^\`\`\`$`, 'gm');
  return [...page.matchAll(fence)].map(match => match[1].trim());
}

describe('the page about rules', () => {
  it.each(examples('cel'))('gives a rule that compiles: %s', expression => {
    expect(compileRule(expression, { expects: 'boolean' })).toMatchObject({
      kind: 'compiled',
    });
  });

  it.each(examples('cel refused'))(
    'gives a rule that is refused: %s',
    expression => {
      expect(compileRule(expression, { expects: 'boolean' })).toMatchObject({
        kind: 'refused',
      });
    },
  );

  it.each([...FUNCTIONS, ...METHODS])('names the function %s', name => {
    expect(page).toMatch(new RegExp(`\`${name}[\`(]`));
  });

  it.each([
    ['characters of a rule', RULE_LIMITS.expressionLength],
    ['parts of a rule (names, values, operators)', RULE_LIMITS.astNodes],
    ['nesting of a rule', RULE_LIMITS.astDepth],
    ['items of a list that is written in a rule', RULE_LIMITS.listLiteral],
    ['loops within each other', RULE_LIMITS.loopDepth],
    ['characters of a pattern', RULE_LIMITS.patternLength],
    ['items of a list, or keys of a map, in a value', RULE_LIMITS.listLength],
    ['characters of a text in a value', RULE_LIMITS.stringLength],
    [
      'items, keys and hundreds of characters of a value',
      RULE_LIMITS.valueWeight,
    ],
    ['nesting of a value', RULE_LIMITS.valueDepth],
    ['steps of a rule at worst', RULE_LIMITS.cost],
  ])('gives the limit on the %s', (name, limit) => {
    const row = page.split('\n').find(line => line.startsWith(`| ${name} `));
    expect(row?.split('|')[2].trim()).toBe(limit.toLocaleString('en-US'));
  });
});
