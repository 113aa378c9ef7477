import { source, standardWith, textOf } from './__testUtils__/documentTexts';
import { DOCUMENT_LIMITS } from './limits';
import { parseDocuments } from './parseDocuments';

const STANDARD = source(
  standardWith('launch', '- id: a', '  level: foundation', '  rule: tier < 3'),
  'launch.yaml',
);
const SOUND = {
  Gate: ['mode: warn', 'review: { by: sre }'],
  ExemptionPolicy: ['rules: [{ approver: sre, longest: 30d }]'],
};
type Kind = keyof typeof SOUND;
const KINDS = ['Gate', 'ExemptionPolicy'] as const;

function documentOf(kind: Kind, name: string, lines: readonly string[]) {
  return textOf(
    'apiVersion: readiness/v1',
    `kind: ${kind}`,
    `metadata: { name: ${name} }`,
    'spec:',
    ...lines.map(line => `  ${line}`),
  );
}

/** Beside a sound document of each kind, which must go on as if it were alone. */
function parseBesideOthers(text: string) {
  const others = KINDS.map(kind =>
    source(documentOf(kind, 'sound', SOUND[kind]), `${kind}.yaml`),
  );
  const set = parseDocuments([STANDARD, source(text), ...others]);
  const named = <T extends { readonly name: string }>(items: readonly T[]) =>
    items.filter(({ name }) => name === 'sound');
  const alone = parseDocuments([STANDARD, ...others]);
  expect(set.standards).toEqual(alone.standards);
  expect(named(set.gates)).toEqual(alone.gates);
  expect(named(set.exemptionPolicies)).toEqual(alone.exemptionPolicies);
  return {
    codes: [...new Set(set.diagnostics.map(({ code }) => code))],
    diagnostics: set.diagnostics,
    taken: [...set.gates, ...set.exemptionPolicies].filter(
      ({ name }) => name !== 'sound',
    ),
  };
}

const list = (count: number, item: (index: number) => string) =>
  `[${Array.from({ length: count }, (_, i) => item(i)).join(', ')}]`;

function laughs(): string[] {
  return Array.from({ length: 12 }, (_, i) => {
    const items = i === 0 ? 'x' : `*a${i - 1}`;
    return `a${i}: &a${i} [${Array(9).fill(items).join(', ')}]`;
  });
}

const deepScope = `${'{ $not: '.repeat(11)}{ kind: API }${' }'.repeat(11)}`;
const evil = '(a+)+$';
const review = (when: string) => [
  'mode: warn',
  `review: { by: sre, when: ${JSON.stringify(when)} }`,
];

describe('a hostile gate or exemption policy ends in a diagnostic and leaves the others alone', () => {
  it.each<[string, Kind, string[], string]>([
    ['a billion laughs', 'Gate', laughs(), 'too-many-values'],
    ['a billion laughs', 'ExemptionPolicy', laughs(), 'too-many-values'],
    [
      'deep nesting',
      'Gate',
      [`require: ${'['.repeat(33)}${']'.repeat(33)}`],
      'nested-too-deep',
    ],
    [
      'deep nesting',
      'ExemptionPolicy',
      [`rules: ${'['.repeat(33)}${']'.repeat(33)}`],
      'nested-too-deep',
    ],
    [
      'a scope that is too deep',
      'Gate',
      [...SOUND.Gate, `appliesTo: ${deepScope}`],
      'scope-too-large',
    ],
    [
      'a scope that is too deep',
      'ExemptionPolicy',
      [...SOUND.ExemptionPolicy, `appliesTo: ${deepScope}`],
      'scope-too-large',
    ],
    [
      'a scope that is too long',
      'Gate',
      [
        ...SOUND.Gate,
        `appliesTo: { kind: { $in: ${list(201, i => `k${i}`)} } }`,
      ],
      'scope-too-large',
    ],
    [
      'more requirements than anybody reads',
      'Gate',
      [
        'mode: warn',
        `require: ${list(
          DOCUMENT_LIMITS.items + 1,
          () => '{ slo: { budget: by-policy } }',
        )}`,
      ],
      'wrong-length',
    ],
    [
      'more freezes than anybody reads',
      'Gate',
      [
        'mode: warn',
        `freeze: ${list(
          20_000,
          () => '{ from: 2027-01-01, to: 2027-01-02, reason: x }',
        )}`,
      ],
      'file-too-large',
    ],
    [
      'more rules than anybody reads',
      'ExemptionPolicy',
      [
        `rules: ${list(
          DOCUMENT_LIMITS.items + 1,
          () => '{ approver: sre, longest: 30d }',
        )}`,
      ],
      'wrong-length',
    ],
    [
      'comprehensions within each other',
      'Gate',
      review(
        '[1, 2].all(a, [1, 2].all(b, [1, 2].all(c, [1, 2].all(d, a + b + c + d > tier))))',
      ),
      'rule-loops',
    ],
    [
      'a condition that is too deep',
      'Gate',
      review(`${'!('.repeat(200)}true${')'.repeat(200)}`),
      'rule-syntax',
    ],
    [
      'a condition that is too long',
      'Gate',
      review(Array(5_000).fill('tier < 3').join(' || ')),
      'wrong-length',
    ],
    [
      'a regular expression that is built from the entity',
      'Gate',
      review(`"${evil}".matches(entity.metadata.name)`),
      'rule-pattern',
    ],
    [
      'a regular expression that runs away',
      'Gate',
      review(`entity.metadata.name.matches("(?=${evil})")`),
      'rule-pattern',
    ],
    [
      'wrong types',
      'Gate',
      ['mode: [warn]', 'require: 7', 'review: yes', 'freeze: { a: b }'],
      'wrong-type',
    ],
    [
      'wrong types',
      'ExemptionPolicy',
      ['rules: { approver: sre }', 'standards: 3'],
      'wrong-type',
    ],
    [
      'wrong types within',
      'ExemptionPolicy',
      ['rules: [{ approver: 3, longest: [30d], tiers: x, levels: 1 }]'],
      'wrong-type',
    ],
    [
      'an unknown key',
      'ExemptionPolicy',
      ['rules: [{ approver: sre, longest: 30d, levles: [foundation] }]'],
      'unknown-key',
    ],
    [
      'keys of every object',
      'Gate',
      [...SOUND.Gate, '__proto__: { polluted: true }', 'constructor: 1'],
      'forbidden-key',
    ],
  ])('%s in a %s', (_about, kind, lines, code) => {
    const { codes, taken } = parseBesideOthers(
      documentOf(kind, 'hostile', lines),
    );
    expect(codes).toContain(code);
    expect(taken).toEqual([]);
    expect(Object.keys(Object.prototype)).toEqual([]);
  });

  it.each(KINDS)('refuses two of the kind %s with one name', kind => {
    const text = documentOf(kind, 'twice', SOUND[kind]);
    const { codes } = parseBesideOthers(`${text}---\n${text}`);
    expect(codes).toEqual(['duplicate-document']);
  });

  it.each(KINDS)('keeps messages short and few in a %s', kind => {
    const huge = 'x'.repeat(200_000);
    const lines = [
      `${huge}: 1`,
      `appliesTo: { $${huge}: 1 }`,
      `standards: [${huge}]`,
      `rules: [{ approver: ${huge}, longest: ${huge} }]`,
    ];
    const { diagnostics } = parseBesideOthers(documentOf(kind, 'long', lines));
    expect(diagnostics.length).toBeGreaterThan(0);
    for (const { message } of diagnostics) {
      expect(message.length).toBeLessThan(1_500);
    }
  });
});
