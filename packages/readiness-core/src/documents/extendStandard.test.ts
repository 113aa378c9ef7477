import { source, standardWith, textOf } from './__testUtils__/documentTexts';
import { parseDocuments } from './parseDocuments';
import { Check } from './types';

const PACK = source(
  textOf(
    'apiVersion: readiness/v1',
    'kind: Standard',
    'metadata: { name: pack, title: The pack }',
    'spec:',
    '  owner: group:default/vendor',
    '  appliesTo: { kind: Component }',
    '  levels: [foundation, advanced]',
    '  checks:',
    '    - { id: a, rule: tier < 4, weight: high, tiers: [0, 1] }',
    '    - id: b',
    '      measure: fact("x").value',
    '      target: { min: 1 }',
    '      unit: ratio',
    '    - { id: c, rule: tier < 4, level: advanced, off: { needs: ci } }',
  ),
  'pack.yaml',
);

function childOf(parent: string, ...specLines: string[]) {
  return source(
    textOf(
      'apiVersion: readiness/v1',
      'kind: Standard',
      'metadata: { name: child }',
      'spec:',
      `  extends: ${parent}`,
      ...specLines.map(line => `  ${line}`),
    ),
    'child.yaml',
  );
}

function extend(...specLines: string[]) {
  return parseDocuments([childOf('readiness:pack', ...specLines)], {
    shipped: [PACK],
  });
}

function extended(...specLines: string[]) {
  const { standards, diagnostics } = extend(...specLines);
  expect(diagnostics).toEqual([]);
  const [standard] = standards;
  const all = [...standard.checks, ...standard.off];
  const check = (id: string): Check | undefined =>
    all.find(candidate => candidate.id === id);
  return { standard, check };
}

describe('a standard that extends another', () => {
  it('starts from all that the parent says', () => {
    const { standard } = extended();
    const [parent] = parseDocuments([PACK]).standards;
    expect(standard).toEqual({
      ...parent,
      name: 'child',
      file: 'child.yaml',
      version: expect.any(String),
      checks: parent.checks.map(check => ({
        ...check,
        requirement: expect.objectContaining({ kind: check.requirement.kind }),
      })),
      off: parent.off.map(check => ({
        ...check,
        requirement: expect.objectContaining({ kind: check.requirement.kind }),
      })),
    });
    expect(standard.version).not.toBe(parent.version);
  });

  it('replaces owner, scope and levels', () => {
    const { standard } = extended(
      'owner: group:default/us',
      'appliesTo: { kind: System }',
      'levels: [foundation, advanced, expert]',
    );
    expect(standard).toMatchObject({
      title: 'The pack',
      owner: 'group:default/us',
      appliesTo: { kind: 'System' },
      levels: ['foundation', 'advanced', 'expert'],
    });
  });

  it('patches a check key by key', () => {
    const { check } = extended('checks:', '  - { id: a, weight: low }');
    expect(check('a')).toMatchObject({
      weight: 1,
      tiers: [0, 1],
      requirement: { kind: 'rule' },
    });
  });

  it('takes a key away by giving it no value', () => {
    const { check, standard } = extended(
      'appliesTo:',
      'checks:',
      '  - { id: a, tiers: null }',
    );
    expect(check('a')).not.toHaveProperty('tiers');
    expect(standard).not.toHaveProperty('appliesTo');
  });

  it('replaces the kind of requirement with what belongs to it', () => {
    const { check } = extended('checks:', '  - { id: b, rule: tier < 3 }');
    expect(check('b')?.requirement).toMatchObject({
      kind: 'rule',
      rule: { expression: 'tier < 3' },
    });
  });

  it('switches checks off and on', () => {
    const { standard } = extended(
      'checks:',
      '  - { id: a, off: true }',
      '  - { id: c, off: false }',
    );
    expect(standard.checks.map(({ id }) => id)).toEqual(['b', 'c']);
    expect(standard.off).toMatchObject([{ id: 'a', off: { by: 'author' } }]);
  });

  it('adds checks after those of the parent', () => {
    const { standard } = extended(
      'checks:',
      '  - { id: new, rule: tier < 4 }',
      '  - { id: b, weight: 7 }',
    );
    expect(standard.checks.map(({ id }) => id)).toEqual(['a', 'b', 'new']);
  });

  it('may have the name of the shipped parent', () => {
    const child = childOf('readiness:pack').text.replace('child', 'pack');
    const { standards, diagnostics } = parseDocuments([source(child)], {
      shipped: [PACK],
    });
    expect(diagnostics).toEqual([]);
    expect(standards).toMatchObject([{ name: 'pack', file: 'a.yaml' }]);
  });

  it('may extend a standard of the sources, over several steps', () => {
    const grandchild = source(
      childOf('child', 'checks: [{ id: a, weight: 9 }]').text.replace(
        'name: child',
        'name: grandchild',
      ),
      'grandchild.yaml',
    );
    const { standards, diagnostics } = parseDocuments([
      grandchild,
      childOf('pack', 'checks: [{ id: b, weight: 8 }]'),
      PACK,
    ]);
    expect(diagnostics).toEqual([]);
    expect(
      standards.map(({ name, checks }) => [
        name,
        checks.map(({ weight }) => weight),
      ]),
    ).toEqual([
      ['child', [3, 8]],
      ['grandchild', [9, 8]],
      ['pack', [3, 2]],
    ]);
  });

  it('says that a patched check does not exist, and leaves a mere switch out', () => {
    const set = extend('checks:', '  - { id: aa, off: true }');
    expect(set.standards[0].checks.map(({ id }) => id)).toEqual(['a', 'b']);
    expect(set.diagnostics).toMatchObject([
      {
        severity: 'warning',
        code: 'unknown-check',
        file: 'child.yaml',
        line: 7,
        path: 'spec.checks[0].id',
        message: expect.stringContaining('did you mean "a"?'),
      },
    ]);
  });

  it('keeps an incomplete new check as broken', () => {
    const set = extend('checks:', '  - { id: aa, weight: low }');
    expect(set.diagnostics.map(({ code }) => code)).toEqual([
      'missing-requirement',
      'unknown-check',
    ]);
    expect(set.standards[0].checks.at(-1)).toMatchObject({
      id: 'aa',
      requirement: { kind: 'broken' },
    });
  });

  it('names the file of the parent for a fault of the parent, once', () => {
    const parent = source(
      standardWith('parent', '- id: x', '  rule: ('),
      'parent.yaml',
    );
    const { diagnostics, standards } = parseDocuments([
      childOf('parent'),
      parent,
    ]);
    expect(diagnostics).toMatchObject([
      { code: 'rule-syntax', file: 'parent.yaml', line: 8 },
    ]);
    expect(standards.map(({ checks }) => checks[0].requirement.kind)).toEqual([
      'broken',
      'broken',
    ]);
  });

  it('names the level that a new list of levels took away', () => {
    const set = extend(
      'levels: [foundation]',
      'checks: [{ id: c, off: false }]',
    );
    expect(set.diagnostics).toMatchObject([
      {
        code: 'unknown-level',
        file: 'pack.yaml',
        line: 14,
        message: expect.stringContaining('the standard "child" does not have'),
      },
    ]);
  });

  it('is rejected in a circle, and nothing else is', () => {
    const one = standardWith('one', '- id: a', '  rule: tier < 4');
    const two = standardWith('two', '- id: a', '  rule: tier < 4');
    const set = parseDocuments([
      source(`${one}  extends: two\n`, 'one.yaml'),
      source(`${two}  extends: one\n`, 'two.yaml'),
      PACK,
    ]);
    expect(set.standards.map(({ name }) => name)).toEqual(['pack']);
    expect(set.rejected).toEqual([
      { kind: 'Standard', name: 'one', file: 'one.yaml' },
      { kind: 'Standard', name: 'two', file: 'two.yaml' },
    ]);
    expect(set.diagnostics).toMatchObject([
      {
        code: 'extends-cycle',
        file: 'one.yaml',
        line: 9,
        message: expect.stringContaining('one extends two extends one'),
      },
      { code: 'extends-cycle', file: 'two.yaml', line: 9 },
    ]);
  });

  it('suggests the name of a parent', () => {
    const set = parseDocuments([childOf('readiness:pakc')], {
      shipped: [PACK],
    });
    expect(set.rejected).toMatchObject([{ name: 'child' }]);
    expect(set.diagnostics).toMatchObject([
      {
        code: 'unknown-parent',
        message: expect.stringContaining('did you mean "readiness:pack"?'),
      },
    ]);
  });
});
