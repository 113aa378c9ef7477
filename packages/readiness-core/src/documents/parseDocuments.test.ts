import {
  capabilityWith,
  checkWith,
  source,
  standardWith,
  textOf,
} from './__testUtils__/documentTexts';
import { diagnosticsByFile } from './diagnosticsByFile';
import { parseDocuments } from './parseDocuments';

const DAY = 86_400_000;
const RULE = '  rule: tier < 4';

function standardOf(text: string) {
  const set = parseDocuments([source(text)]);
  expect(set.diagnostics).toEqual([]);
  return set.standards[0];
}

function checkOf(...lines: string[]) {
  return standardOf(checkWith(...lines)).checks[0];
}

describe('parseDocuments', () => {
  it('reads a whole standard', () => {
    const standard = standardOf(
      textOf(
        'apiVersion: readiness/v1',
        'kind: Standard',
        'metadata: { name: production-readiness, title: Production readiness, description: Ready? }',
        'spec:',
        '  owner: group:default/platform',
        '  appliesTo: { kind: Component, spec.type: { $in: [service, website] } }',
        '  levels: [foundation, professional, advanced]',
        '  checks:',
        '    - id: on-call-rotation',
        '      title: Pages go to an on-call rotation',
        '      category: incident-response',
        '      level: professional',
        '      weight: high',
        '      appliesTo: { spec.lifecycle: production }',
        '      tiers: [1, 0]',
        '      accepts: [measured, attested]',
        '      rule: fact("oncall.responders").value >= 3',
        '      severity: warn',
        '      message: { fail: No rotation is linked }',
        '      fix: { text: "See ${{ entity.metadata.name }}", url: https://example.com/a, template: template:default/add }',
        '      effort: 2h',
        '      why: Somebody has to answer',
        '      controls: [{ framework: SOC2, id: CC7.4 }]',
        '      from: 2027-02-01',
        '      freshFor: 2d',
        '      graceFor: P1D',
      ),
    );
    expect(standard).toMatchObject({
      name: 'production-readiness',
      title: 'Production readiness',
      description: 'Ready?',
      owner: 'group:default/platform',
      appliesTo: {
        kind: 'Component',
        'spec.type': { $in: ['service', 'website'] },
      },
      levels: ['foundation', 'professional', 'advanced'],
      off: [],
      strictestTier: 0,
      file: 'a.yaml',
    });
    expect(standard.checks).toEqual([
      {
        id: 'on-call-rotation',
        title: 'Pages go to an on-call rotation',
        category: 'incident-response',
        level: 'professional',
        weight: 3,
        appliesTo: { 'spec.lifecycle': 'production' },
        tiers: [0, 1],
        accepts: ['attested', 'measured'],
        requirement: {
          kind: 'rule',
          rule: expect.objectContaining({
            expression: 'fact("oncall.responders").value >= 3',
            reads: expect.objectContaining({ factIds: ['oncall.responders'] }),
          }),
        },
        severity: 'warn',
        message: { fail: 'No rotation is linked' },
        fix: {
          text: 'See ${{ entity.metadata.name }}',
          url: 'https://example.com/a',
          template: 'template:default/add',
        },
        effort: 120,
        why: 'Somebody has to answer',
        controls: [{ framework: 'SOC2', id: 'CC7.4' }],
        from: Date.UTC(2027, 1, 1),
        freshFor: 2 * DAY,
        graceFor: DAY,
        version: expect.stringMatching(/^[0-9a-f]{14}$/),
      },
    ]);
  });

  it('gives a check what it does not say', () => {
    const standard = standardOf(
      standardWith('example', '- id: has-runbook', RULE),
    );
    expect(standard.checks[0]).toMatchObject({
      title: 'Has runbook',
      category: 'general',
      level: 'foundation',
      weight: 2,
      severity: 'fail',
      graceFor: 0,
      message: {},
      controls: [],
    });
    expect(standard.title).toBe('example');
  });

  it('reads a measure with bounds for all tiers or by tier', () => {
    const lines = ['measure: fact("ci.success-rate").value', 'unit: ratio'];
    expect(
      checkOf(...lines, 'target: { min: 0.9, max: 1 }').requirement,
    ).toMatchObject({
      kind: 'measure',
      unit: 'ratio',
      target: { byTier: {}, default: { min: 0.9, max: 1 } },
    });
    expect(
      checkOf(
        ...lines,
        'target: { 0: { min: 0.98 }, default: { min: 0.95 } }',
        'warn: { default: { min: 0.9 } }',
      ).requirement,
    ).toMatchObject({
      target: { byTier: { 0: { min: 0.98 } }, default: { min: 0.95 } },
      warn: { byTier: {}, default: { min: 0.9 } },
    });
  });

  it('reads an attestation', () => {
    expect(
      checkOf('attestation: { question: "Restored?", validFor: 180d }')
        .requirement,
    ).toEqual({
      kind: 'attestation',
      question: 'Restored?',
      validFor: 180 * DAY,
      evidence: 'optional',
      reviewer: 'any',
    });
    expect(
      checkOf(
        'attestation: { question: "Restored?", validFor: P2W, evidence: required, reviewer: other-person }',
      ).requirement,
    ).toMatchObject({
      validFor: 14 * DAY,
      evidence: 'required',
      reviewer: 'other-person',
    });
  });

  it('reads a capability', () => {
    const set = parseDocuments([
      source(
        capabilityWith(
          'golden-path',
          'owner: group:default/platform',
          'lifecycle: generally-available',
          'links: { docs: /docs/golden, start: template:default/use }',
          'appliesTo: { kind: Component }',
          'adoptedWhen: fact("ci.template").value == "golden"',
          'alternative: fact("ci.template").value',
          'milestones: [{ date: 2027-03-31, services: 0.6 }, { date: 2027-09-30, services: 0.8, teams: 0.9 }]',
          'outcomes: [change-failure-rate]',
          'freshFor: 7d',
        ),
      ),
    ]);
    expect(set.diagnostics).toEqual([]);
    expect(set.capabilities).toMatchObject([
      {
        name: 'golden-path',
        title: 'golden-path',
        links: { docs: '/docs/golden', start: 'template:default/use' },
        adoptedWhen: {
          kind: 'rule',
          rule: { reads: { factIds: ['ci.template'] } },
        },
        alternative: { expression: 'fact("ci.template").value' },
        milestones: [
          { date: Date.UTC(2027, 3, 1) - 1, services: 0.6 },
          { date: Date.UTC(2027, 9, 1) - 1, services: 0.8, teams: 0.9 },
        ],
        outcomes: ['change-failure-rate'],
        freshFor: 7 * DAY,
      },
    ]);
  });

  it('keeps the sound milestones of a capability', () => {
    const { capabilities } = parseDocuments([
      source(
        capabilityWith(
          'c',
          'adoptedWhen: tier < 4',
          'milestones: [{ date: soon, services: 1 }, { date: 2027-01-01, teams: 0.5 }]',
        ),
      ),
    ]);
    expect(capabilities[0].milestones).toEqual([
      { date: Date.UTC(2027, 0, 2) - 1, teams: 0.5 },
    ]);
  });

  describe('the strictest tier', () => {
    const measure = ['- id: m', '  measure: fact("x").value'];
    it.each([
      ['is 0 when no tier is named', ['- id: a', RULE], 0],
      [
        'is the lowest of tiers',
        ['- id: a', RULE, '  tiers: [3]', '- id: b', RULE, '  tiers: [2]'],
        2,
      ],
      [
        'counts the keys of a target',
        [...measure, '  target: { 1: { min: 1 }, default: { min: 0 } }'],
        1,
      ],
      [
        'counts the keys of a warn band',
        [...measure, '  target: { min: 1 }', '  warn: { 3: { min: 0 } }'],
        3,
      ],
      [
        'counts checks that are off',
        [
          '- id: a',
          RULE,
          '  tiers: [3]',
          '- id: b',
          RULE,
          '  tiers: [1]',
          '  off: true',
        ],
        1,
      ],
      [
        'counts checks that are broken',
        [
          '- id: a',
          RULE,
          '  tiers: [3]',
          '- id: b',
          '  rule: (',
          '  tiers: [1, x]',
        ],
        1,
      ],
    ])('%s', (_about, lines, tier) => {
      const { standards } = parseDocuments([
        source(standardWith('s', ...lines)),
      ]);
      expect(standards[0].strictestTier).toBe(tier);
    });
  });

  describe('switches', () => {
    const text = standardWith(
      's',
      '- { id: on, rule: tier < 4 }',
      '- { id: off, rule: tier < 4, off: true }',
      '- { id: waits, rule: tier < 4, off: { needs: ci } }',
      '- { id: waits-too, rule: tier < 4, off: { needs: ci } }',
    );
    const read = (options: { disable?: string[]; enable?: string[] }) => {
      const { standards, diagnostics } = parseDocuments(
        [source(text)],
        options,
      );
      const { checks, off } = standards[0];
      return {
        on: checks.map(({ id }) => id),
        off: off.map(check => [check.id, check.off]),
        diagnostics,
      };
    };

    it('follow the author where nothing is configured', () => {
      expect(read({})).toEqual({
        on: ['on'],
        off: [
          ['off', { by: 'author' }],
          ['waits', { by: 'author', needs: 'ci' }],
          ['waits-too', { by: 'author', needs: 'ci' }],
        ],
        diagnostics: [],
      });
    });

    it('switch on a check, or all that wait for a source', () => {
      expect(read({ enable: ['ci', 's/off'] })).toEqual({
        on: ['on', 'off', 'waits', 'waits-too'],
        off: [],
        diagnostics: [],
      });
    });

    it('let disable win over enable', () => {
      expect(
        read({ enable: ['ci'], disable: ['s/waits', 's/on'] }),
      ).toMatchObject({
        on: ['waits-too'],
        off: [
          ['on', { by: 'configuration' }],
          ['off', { by: 'author' }],
          ['waits', { by: 'configuration', needs: 'ci' }],
        ],
      });
      expect(read({ enable: ['s/waits'], disable: ['ci'] }).on).toEqual(['on']);
    });

    it('report a name that no check has', () => {
      expect(read({ enable: ['s/wait'] }).diagnostics).toEqual([
        {
          severity: 'warning',
          code: 'unknown-switch',
          message: expect.stringContaining('did you mean "s/waits"?'),
        },
      ]);
    });

    it('do not change the version of a check, but that of the standard', () => {
      const [before] = parseDocuments([source(text)]).standards;
      const [after] = parseDocuments([source(text)], {
        enable: ['s/off'],
      }).standards;
      expect(after.checks[1].version).toBe(before.off[0].version);
      expect(after.version).not.toBe(before.version);
    });
  });

  describe('faults stay where they are', () => {
    it('rejects a document whose scope would be guessed, and keeps the others of the file', () => {
      const bad = `${standardWith(
        'bad',
        '- id: a',
        RULE,
      )}  appliesTo: Component\n`;
      const set = parseDocuments([
        source(`${bad}---\n${standardWith('good', '- id: a', RULE)}`),
      ]);
      expect(set.standards.map(({ name }) => name)).toEqual(['good']);
      expect(set.rejected).toEqual([
        { kind: 'Standard', name: 'bad', file: 'a.yaml' },
      ]);
    });

    it('names a document that cannot be parsed, where its name can be read', () => {
      const set = parseDocuments([
        source(
          `${standardWith('bad', '- id: a', '  rule: [')}\n---\n${standardWith(
            'good',
            '- id: a',
            RULE,
          )}`,
        ),
        source('a: \0', 'b.yaml'),
      ]);
      expect(set.rejected).toEqual([
        { kind: 'Standard', name: 'bad', file: 'a.yaml' },
        { kind: 'unknown', name: '', file: 'b.yaml' },
      ]);
    });

    it('does not reject a document of something else', () => {
      const set = parseDocuments([
        source('apiVersion: openslo/v1\nkind: SLO\n'),
      ]);
      expect(set.rejected).toEqual([]);
      expect(set.diagnostics).toMatchObject([
        { severity: 'warning', code: 'foreign-document' },
      ]);
    });

    it('takes the first of two documents with one name, by file', () => {
      const set = parseDocuments([
        source(standardWith('s', '- id: second', RULE), 'b.yaml'),
        source(standardWith('s', '- id: first', RULE), 'a.yaml'),
      ]);
      expect(set.standards).toMatchObject([
        { file: 'a.yaml', checks: [{ id: 'first' }] },
      ]);
      expect(set.rejected).toEqual([]);
      expect(set.diagnostics).toMatchObject([
        {
          code: 'duplicate-document',
          file: 'b.yaml',
          line: 3,
          path: 'metadata.name',
          severity: 'error',
        },
      ]);
    });

    it('lets a standard and a capability have one name', () => {
      const set = parseDocuments([
        source(
          `${standardWith('x', '- id: a', RULE)}---\n${capabilityWith(
            'x',
            'adoptedWhen: { checks: [x/a] }',
          )}`,
        ),
      ]);
      expect(set.diagnostics).toEqual([]);
      expect(set.capabilities[0].adoptedWhen).toEqual({
        kind: 'checks',
        checks: [{ standard: 'x', check: 'a' }],
      });
    });

    it('breaks a capability by a check that does not exist, and keeps it', () => {
      const { capabilities } = parseDocuments([
        source(capabilityWith('x', 'adoptedWhen: { checks: [s/a] }')),
      ]);
      expect(capabilities[0].adoptedWhen).toMatchObject({
        kind: 'broken',
        reason: expect.stringContaining('"s/a"'),
      });
    });

    it('does not break a capability by a standard that cannot be read just now', () => {
      for (const broken of [
        `${standardWith('s', '- id: a', '  rule: [')}`,
        'a: \0',
      ]) {
        const set = parseDocuments([
          source(broken),
          source(
            capabilityWith('x', 'adoptedWhen: { checks: [s/a] }'),
            'b.yaml',
          ),
        ]);
        expect(set.capabilities[0].adoptedWhen.kind).toBe('checks');
        expect(set.diagnostics).toContainEqual(
          expect.objectContaining({
            severity: 'warning',
            code: 'unverified-check',
            file: 'b.yaml',
            line: 5,
          }),
        );
      }
    });
  });

  it('groups diagnostics by file, also for files without any', () => {
    const set = parseDocuments([
      source(standardWith('s', '- id: a', RULE)),
      source('apiVersion: openslo/v1\n', 'b.yaml'),
      source(standardWith('t', '- id: a', '  rule: ('), 'c.yaml'),
    ]);
    expect(
      diagnosticsByFile(set, ['c.yaml', 'a.yaml', 'b.yaml']),
    ).toMatchObject([
      { file: 'c.yaml', valid: false, diagnostics: [{ code: 'rule-syntax' }] },
      { file: 'a.yaml', valid: true, diagnostics: [] },
      {
        file: 'b.yaml',
        valid: true,
        diagnostics: [{ code: 'foreign-document' }],
      },
    ]);
  });
});
