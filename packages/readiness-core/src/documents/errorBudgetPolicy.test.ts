import { policyWith, source, textOf } from './__testUtils__/documentTexts';
import { parseDocuments } from './parseDocuments';

const HOUR = 3_600_000;

function parse(...specLines: string[]) {
  return parseDocuments([source(policyWith('budgets', ...specLines))]);
}

describe('an error-budget policy', () => {
  it('is read with its rules in their order', () => {
    const set = parseDocuments([
      source(
        textOf(
          'apiVersion: readiness/v1',
          'kind: ErrorBudgetPolicy',
          'metadata: { name: budgets, title: Budgets, description: What follows }',
          'spec:',
          '  owner: group:default/platform',
          '  appliesTo: { kind: Component }',
          '  rules:',
          '    - state: exhausted',
          '      tiers: [2, 1]',
          '      gate: block',
          '      message: Only fixes of ${{ entity.metadata.name }} go out',
          '      acknowledgeWithin: 2d',
          '    - { state: at-risk, message: Look at it }',
        ),
      ),
    ]);
    expect(set.diagnostics).toEqual([]);
    expect(set.errorBudgetPolicies).toEqual([
      {
        name: 'budgets',
        title: 'Budgets',
        description: 'What follows',
        owner: 'group:default/platform',
        appliesTo: { kind: 'Component' },
        rules: [
          {
            state: 'exhausted',
            tiers: [2, 1],
            gate: 'block',
            message: 'Only fixes of ${{ entity.metadata.name }} go out',
            acknowledgeWithin: 48 * HOUR,
          },
          { state: 'at-risk', gate: 'allow', message: 'Look at it' },
        ],
        strictestTier: 1,
        version: expect.stringMatching(/^[0-9a-f]{14}$/),
        file: 'a.yaml',
      },
    ]);
  });

  it('is judged as tier 0 for an undeclared tier when it names none', () => {
    const { errorBudgetPolicies } = parse(
      'rules: [{ state: exhausted, message: m }]',
    );
    expect(errorBudgetPolicies[0].strictestTier).toBe(0);
  });

  it('changes its version with what follows and not with its place', () => {
    const versionOf = (gate: string, lead = '') =>
      parseDocuments([
        source(
          lead +
            policyWith(
              'budgets',
              `rules: [{ state: exhausted, gate: ${gate}, message: m }]`,
            ),
        ),
      ]).errorBudgetPolicies[0].version;
    expect(versionOf('warn', '# a comment\n')).toBe(versionOf('warn'));
    expect(versionOf('block')).not.toBe(versionOf('warn'));
  });

  it('stands beside a standard of the same name', () => {
    const set = parseDocuments([
      source(
        `${policyWith('same', 'rules: [{ state: exhausted, message: m }]')}---
apiVersion: readiness/v1
kind: Capability
metadata: { name: same }
spec: { adoptedWhen: tier < 4 }
`,
      ),
    ]);
    expect(set.diagnostics).toEqual([]);
    expect(set.errorBudgetPolicies).toHaveLength(1);
    expect(set.capabilities).toHaveLength(1);
  });

  it.each<[string, string[], string, number, string]>([
    [
      'no rules',
      ['owner: group:default/a'],
      'missing-key',
      5,
      'has no "rules"',
    ],
    ['an empty list of rules', ['rules: []'], 'wrong-length', 5, 'has 0 items'],
    [
      'an unknown state',
      ['rules: [{ state: exausted, message: m }]'],
      'unknown-value',
      5,
      'did you mean "exhausted"?',
    ],
    [
      'an unknown verdict',
      ['rules: [{ state: exhausted, gate: stop, message: m }]'],
      'unknown-value',
      5,
      'it must be allow, warn or block',
    ],
    [
      'a rule without a message',
      ['rules: [{ state: exhausted }]'],
      'missing-key',
      5,
      'has no "message"',
    ],
    [
      'an unknown key of a rule',
      ['rules: [{ state: exhausted, message: m, tier: [0] }]'],
      'unknown-key',
      5,
      'did you mean "tiers"?',
    ],
    [
      'a time that is none',
      ['rules: [{ state: exhausted, message: m, acknowledgeWithin: soon }]'],
      'wrong-duration',
      5,
      'acknowledgeWithin',
    ],
    [
      'a scope that is none',
      ['appliesTo: 3', 'rules: [{ state: exhausted, message: m }]'],
      'wrong-scope',
      5,
      'appliesTo',
    ],
  ])('cannot be used with %s', (_, lines, code, line, message) => {
    const set = parse(...lines);
    expect(set.errorBudgetPolicies).toEqual([]);
    expect(set.rejected).toEqual([
      { kind: 'ErrorBudgetPolicy', name: 'budgets', file: 'a.yaml' },
    ]);
    expect(set.diagnostics).toEqual([
      expect.objectContaining({
        severity: 'error',
        code,
        line,
        message: expect.stringContaining(message),
      }),
    ]);
  });

  it('is used without an owner that is none, which is reported', () => {
    const set = parse(
      'owner: "a b"',
      'rules: [{ state: exhausted, message: m }]',
    );
    expect(set.errorBudgetPolicies[0].owner).toBeUndefined();
    expect(set.diagnostics.map(({ code }) => code)).toEqual([
      'wrong-entity-ref',
    ]);
  });

  it('is told of a rule that can never say anything', () => {
    const set = parse(
      'rules:',
      '  - { state: exhausted, tiers: [0, 1], gate: block, message: a }',
      '  - { state: exhausted, message: b }',
      '  - { state: exhausted, tiers: [3], message: c }',
      '  - { state: at-risk, tiers: [3], message: d }',
    );
    expect(set.errorBudgetPolicies[0].rules).toHaveLength(4);
    expect(set.diagnostics).toEqual([
      expect.objectContaining({
        severity: 'warning',
        code: 'unreachable-rule',
        line: 8,
        path: 'spec.rules[2]',
      }),
    ]);
  });
});
