import { source, standardWith, textOf } from './__testUtils__/documentTexts';
import { parseDocuments } from './parseDocuments';

const STANDARD = source(
  standardWith('launch', '- id: a', '  level: foundation', '  rule: tier < 3'),
  'launch.yaml',
);

function documentWith(kind: string, ...specLines: string[]): string {
  return textOf(
    'apiVersion: readiness/v1',
    `kind: ${kind}`,
    'metadata: { name: example }',
    'spec:',
    ...specLines.map(line => `  ${line}`),
  );
}

function parse(kind: string, ...specLines: string[]) {
  return parseDocuments([STANDARD, source(documentWith(kind, ...specLines))]);
}

describe('a gate', () => {
  it('is read with canonical refs and defaults', () => {
    const set = parse(
      'Gate',
      'mode: warn',
      'require: [{ standard: launch, level: { 0: advanced, default: foundation } }]',
      'review: { by: SRE }',
      'breakGlass: { by: Group:Default/Commanders, followUpWithin: 3d }',
    );
    expect(set.diagnostics).toEqual([]);
    expect(set.gates).toMatchObject([
      {
        name: 'example',
        require: [
          {
            kind: 'level',
            standard: 'launch',
            levels: { byTier: { 0: 'advanced' }, default: 'foundation' },
            exemptions: 'accepted',
          },
        ],
        review: { by: 'group:default/sre' },
        breakGlass: {
          by: 'group:default/commanders',
          validFor: 4 * 3_600_000,
        },
        strictestTier: 0,
      },
    ]);
  });

  it.each<[string, string[], string, number, string]>([
    [
      'an unknown key',
      ['mode: warn', 'requires: []', 'review: { by: sre }'],
      'unknown-key',
      6,
      'did you mean "require"?',
    ],
    [
      'an unknown standard',
      ['mode: warn', 'require: [{ standard: lunch, level: foundation }]'],
      'unknown-standard',
      6,
      'did you mean "launch"?',
    ],
    [
      'an unknown level',
      ['mode: warn', 'require: [{ standard: launch, level: gold }]'],
      'unknown-level',
      6,
      'foundation, advanced',
    ],
    [
      'nothing that it asks for',
      ['mode: warn'],
      'missing-key',
      5,
      'require, freeze or review',
    ],
    [
      'a condition that reads a fact',
      ['mode: warn', 'review: { by: sre, when: fact("a").value }'],
      'rule-function',
      6,
      'not a function of conditions of gates',
    ],
    [
      'a person in place of a group',
      ['mode: warn', 'review: { by: user:default/ada }'],
      'wrong-entity-ref',
      6,
      'it must be a group',
    ],
  ])(
    'is refused as a whole for %s, and harms nothing else',
    (_, lines, code, line, message) => {
      const set = parse('Gate', ...lines);
      expect(set.gates).toEqual([]);
      expect(set.standards.map(({ name }) => name)).toEqual(['launch']);
      expect(set.rejected).toEqual([
        { kind: 'Gate', name: 'example', file: 'a.yaml' },
      ]);
      const found = set.diagnostics.find(item => item.code === code);
      expect(found).toMatchObject({ severity: 'error', line });
      expect(found?.message).toContain(message);
    },
  );
});

describe('an exemption policy', () => {
  it('warns of a rule that can never say anything', () => {
    const set = parse(
      'ExemptionPolicy',
      'rules:',
      '  - { tiers: [0, 1], approver: sre, longest: 30d }',
      '  - { tiers: [1], categories: [security], approver: automatic, longest: 9d }',
    );
    expect(set.exemptionPolicies).toHaveLength(1);
    expect(set.diagnostics).toMatchObject([
      { severity: 'warning', code: 'unreachable-rule', line: 7 },
    ]);
  });

  it('is refused as a whole for a rule that cannot be used', () => {
    const set = parse(
      'ExemptionPolicy',
      'rules:',
      '  - { approver: sre }',
      '  - { approver: automatic, longest: 30d }',
    );
    expect(set.exemptionPolicies).toEqual([]);
    expect(set.diagnostics).toMatchObject([{ code: 'missing-key' }]);
  });
});
