import {
  capabilityWith,
  source,
  standardWith,
} from './__testUtils__/documentTexts';
import { DOCUMENT_LIMITS } from './limits';
import { parseDocuments } from './parseDocuments';
import { scanYaml } from './scanYaml';

const MEBIBYTE = 1_048_576;
const healthy = source(
  standardWith('healthy', '- id: a', '  rule: tier < 4'),
  'z.yaml',
);

function codesOf(text: string): readonly string[] {
  const { diagnostics, standards } = parseDocuments([source(text), healthy]);
  // Whatever the other file holds, this one is as if it were alone.
  expect(standards).toEqual(parseDocuments([healthy]).standards);
  return [...new Set(diagnostics.map(({ code }) => code))];
}

function laughs(levels: number): string {
  const lines = ['a0: &a0 [x, x, x, x, x, x, x, x, x]'];
  for (let i = 1; i < levels; i++) {
    const aliases = Array(9)
      .fill(`*a${i - 1}`)
      .join(', ');
    lines.push(`a${i}: &a${i} [${aliases}]`);
  }
  return lines.join('\n');
}

describe('a hostile file ends in a diagnostic and leaves other files alone', () => {
  it.each([
    ['10 MB of text', 'a: b\n'.repeat(2 * MEBIBYTE), 'file-too-large'],
    ['a long line of 10 MB', 'a'.repeat(10 * MEBIBYTE), 'file-too-large'],
    ['a NUL character', 'a: \0', 'forbidden-character'],
    ['a mark of the lexer', 'a: \x1f[', 'forbidden-character'],
    ['10,000 open brackets', '['.repeat(10_000), 'nested-too-deep'],
    ['a million open brackets', '['.repeat(MEBIBYTE), 'nested-too-deep'],
    ['10,000 open braces', '{a: '.repeat(10_000), 'nested-too-deep'],
    ['lists in one line', '- '.repeat(10_000), 'nested-too-deep'],
    ['explicit keys in one line', '? '.repeat(10_000), 'nested-too-deep'],
    [
      'maps by indentation',
      Array.from({ length: 1_000 }, (_, i) => `${' '.repeat(i)}a:`).join('\n'),
      'nested-too-deep',
    ],
    [
      'closed brackets 33 deep',
      `a: ${'['.repeat(33)}${']'.repeat(33)}`,
      'nested-too-deep',
    ],
    ['a billion laughs', laughs(12), 'too-many-values'],
    ['laughs deeper than the nesting', laughs(40), 'too-many-values'],
    ['an alias within its own anchor', 'a: &a [*a]', 'nested-too-deep'],
    [
      '300,000 aliases',
      `a: &a 1\nb: [${'*a,'.repeat(300_000)}]`,
      'file-too-large',
    ],
    ['300,000 documents', '---\n'.repeat(260_000), 'too-many-documents'],
    ['201 documents', '--- a\n'.repeat(201), 'too-many-documents'],
    ['nothing but quotes', '"'.repeat(MEBIBYTE), 'nested-too-deep'],
    ['nothing but commas', `[${','.repeat(MEBIBYTE - 2)}]`, 'file-too-large'],
    [
      '200,000 different keys',
      Array.from({ length: 70_000 }, (_, i) => `k${i}: 1`).join('\n'),
      'file-too-large',
    ],
    ['a huge anchor', `a: *${'x'.repeat(500_000)}`, 'unknown-alias'],
    ['a huge tag', `a: !${'x'.repeat(500_000)} b`, 'unsupported-tag'],
    [
      'a huge key',
      `${'x'.repeat(500_000)}: 1\n${'x'.repeat(500_000)}: 1`,
      'invalid-yaml',
    ],
    [
      'another YAML version with binary',
      '%YAML 1.1\n---\na: !!binary "AAAA"',
      'unsupported-tag',
    ],
  ])('%s', (_about, text, code) => {
    expect(codesOf(text)).toEqual([code]);
  });

  it('does not give what it refuses to the parser', () => {
    expect(scanYaml('['.repeat(65))).toMatchObject({ code: 'nested-too-deep' });
    expect(scanYaml('['.repeat(60) + ']'.repeat(60))).toEqual({ kind: 'safe' });
    expect(scanYaml('a: |\n  [[[[[[\n'.repeat(100))).toEqual({ kind: 'safe' });
    expect(scanYaml(`a: "${'['.repeat(100)}"`)).toEqual({ kind: 'safe' });
    expect(scanYaml('# ['.repeat(100))).toEqual({ kind: 'safe' });
  });

  it('keeps messages short, however long the text', () => {
    const huge = 'x'.repeat(200_000);
    const texts = [
      `${huge}: 1\napiVersion: readiness/v1\nkind: Standard`,
      `apiVersion: ${huge}\nkind: Standard`,
      `apiVersion: readiness/v1\nkind: ${huge}`,
      standardWith(huge, '- id: a'),
      standardWith('s', `- id: ${huge}`),
      standardWith('s', '- id: a', `  ${huge}: 1`),
      standardWith('s', '- id: a', `  level: ${huge}`, `  weight: ${huge}`),
      standardWith('s', '- id: a', `  rule: ${huge}`),
      standardWith('s', '- id: a', `  fix: { url: "${huge}" }`),
      standardWith('s', '- id: a', `  message: { fail: "\${{ ${huge} }}" }`),
      standardWith('s', '- id: a', `  appliesTo: { $${huge}: 1 }`),
      capabilityWith('c', `adoptedWhen: { checks: [${huge}/a] }`),
      capabilityWith('c', `adoptedWhen: { checks: [${huge}] }`),
    ];
    const { diagnostics, rejected } = parseDocuments(
      texts.map((text, i) => source(text, `${i}.yaml`)),
    );
    expect(new Set(diagnostics.map(({ file }) => file)).size).toBe(
      texts.length,
    );
    const long = diagnostics.filter(
      ({ message, path = '' }) => message.length > 1_500 || path.length > 200,
    );
    expect(long.map(({ code, file }) => [code, file])).toEqual([]);
    expect(JSON.stringify(rejected).length).toBeLessThan(5_000);
  });

  it('refuses more than 500 checks', () => {
    const checks = (count: number) =>
      standardWith(
        's',
        ...Array.from(
          { length: count },
          (_, i) => `- { id: c${i}, rule: tier < 4 }`,
        ),
      );
    expect(
      parseDocuments([source(checks(500))]).standards[0].checks,
    ).toHaveLength(500);
    expect(parseDocuments([source(checks(501))])).toMatchObject({
      standards: [],
      rejected: [{ kind: 'Standard', name: 's', file: 'a.yaml' }],
      diagnostics: [{ code: 'too-many-checks', line: 7, path: 'spec.checks' }],
    });
  });

  it('refuses a scope that is too deep or too long', () => {
    const deep = `${'{ $not: '.repeat(11)}{ kind: API }${' }'.repeat(11)}`;
    const long = `{ kind: { $in: [${Array.from(
      { length: 201 },
      (_, i) => `k${i}`,
    ).join(', ')}] } }`;
    for (const scope of [deep, long]) {
      const { diagnostics } = parseDocuments([
        source(
          standardWith(
            's',
            '- id: a',
            '  rule: tier < 4',
            `  appliesTo: ${scope}`,
          ),
        ),
      ]);
      expect(diagnostics).toMatchObject([{ code: 'scope-too-large' }]);
    }
  });

  it('refuses a long chain of parents', () => {
    const chain = Array.from({ length: 30 }, (_, i) =>
      source(
        `${standardWith(`s${i}`, `- id: c${i}`, '  rule: tier < 4')}${
          i > 0 ? `  extends: s${i - 1}\n` : ''
        }`,
        `${i}.yaml`,
      ),
    );
    const { standards, diagnostics } = parseDocuments(chain);
    expect(standards.map(({ checks }) => checks.length).sort()).toEqual(
      Array.from({ length: DOCUMENT_LIMITS.parents + 1 }, (_, i) => i + 1),
    );
    expect(new Set(diagnostics.map(({ code }) => code))).toEqual(
      new Set(['extends-too-deep']),
    );
  });

  it('counts what it leaves out of a long list of diagnostics', () => {
    const { diagnostics } = parseDocuments([
      source(
        standardWith(
          's',
          ...Array.from(
            { length: 499 },
            (_, i) => `- { id: c${i}, a: 1, b: 2 }`,
          ),
        ),
      ),
    ]);
    expect(diagnostics).toHaveLength(DOCUMENT_LIMITS.diagnostics + 1);
    expect(diagnostics.at(-1)).toEqual({
      severity: 'error',
      code: 'too-many-diagnostics',
      file: 'a.yaml',
      message: expect.stringContaining(`${499 * 3 - 500} more`),
    });
  });
});
