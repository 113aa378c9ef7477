import {
  capabilityWith,
  checkWith,
  source,
  standardWith,
  textOf,
} from './__testUtils__/documentTexts';
import { parseDocuments } from './parseDocuments';

type Row = readonly [
  about: string,
  text: string,
  code: string,
  line: number,
  path: string | undefined,
  message: string,
];

const RULE = 'rule: tier < 4';
const MEASURE = 'measure: fact("x").value';

function diagnosticsOf(text: string) {
  return parseDocuments([source(text)]).diagnostics;
}

/** The one diagnostic that a row asks for. */
function wanted([, , code, line, path, message]: Row) {
  return [
    {
      severity: expect.any(String),
      code,
      line,
      ...(path === undefined ? {} : { path }),
      file: 'a.yaml',
      message: expect.stringContaining(message),
    },
  ];
}

const check = 'spec.checks[0]';

const CHECK_ROWS: readonly Row[] = [
  [
    'an unknown key',
    checkWith(RULE, 'tier: [0]'),
    'unknown-key',
    10,
    `${check}.tier`,
    'did you mean "tiers"?',
  ],
  [
    'an unknown key that is near to none',
    checkWith(RULE, 'zzzzzzzz: 1'),
    'unknown-key',
    10,
    `${check}.zzzzzzzz`,
    'its keys are id, title',
  ],
  [
    'an unknown key of a part',
    checkWith(RULE, 'fix:', '  txt: x'),
    'unknown-key',
    11,
    `${check}.fix.txt`,
    '"txt" is not a key of fix; did you mean "text"?',
  ],
  [
    'a key without a value',
    checkWith(RULE, 'fix:'),
    'empty-value',
    10,
    `${check}.fix`,
    '"fix" has no value',
  ],
  [
    'a rule that is no text',
    checkWith('rule: true'),
    'wrong-type',
    9,
    `${check}.rule`,
    'rule is true; it must be text',
  ],
  [
    'an empty text',
    checkWith(RULE, 'why: ""'),
    'wrong-length',
    10,
    `${check}.why`,
    'it must have 1 to 10000',
  ],
  [
    'a title that is too long',
    checkWith(RULE, `title: ${'x'.repeat(201)}`),
    'wrong-length',
    10,
    `${check}.title`,
    'title has 201 characters; it must have 1 to 200',
  ],
  [
    'an unknown weight',
    checkWith(RULE, 'weight: hi'),
    'wrong-weight',
    10,
    `${check}.weight`,
    'must be high (3), medium (2), low (1)',
  ],
  [
    'a weight of 0',
    checkWith(RULE, 'weight: 0'),
    'wrong-weight',
    10,
    `${check}.weight`,
    'weight is 0',
  ],
  [
    'a weight above 100',
    checkWith(RULE, 'weight: 101'),
    'wrong-weight',
    10,
    `${check}.weight`,
    'at most 100',
  ],
  [
    'an unknown tier',
    checkWith(RULE, 'tiers:', '  - 0', '  - 4'),
    'unknown-tier',
    12,
    `${check}.tiers[1]`,
    'a tier is 0 (most critical), 1, 2 or 3',
  ],
  [
    'a tier that is named twice',
    checkWith(RULE, 'tiers: [1, 1]'),
    'duplicate-item',
    10,
    `${check}.tiers[1]`,
    'holds 1 twice',
  ],
  [
    'an empty list',
    checkWith(RULE, 'tiers: []'),
    'wrong-length',
    10,
    `${check}.tiers`,
    'it must have 1 to',
  ],
  [
    'an unknown provenance',
    checkWith(RULE, 'accepts: [mesured]'),
    'unknown-value',
    10,
    `${check}.accepts[0]`,
    'must be declared, measured or attested; did you mean "measured"?',
  ],
  [
    'an unknown severity',
    checkWith(RULE, 'severity: error'),
    'unknown-value',
    10,
    `${check}.severity`,
    'must be fail or warn',
  ],
  [
    'a duration without a unit',
    checkWith(RULE, 'freshFor: 2'),
    'wrong-duration',
    10,
    `${check}.freshFor`,
    '90s, 15m, 12h, 30d or 2w',
  ],
  [
    'a freshness of nothing',
    checkWith(RULE, 'freshFor: 0s'),
    'wrong-duration',
    10,
    `${check}.freshFor`,
    'longer than 0',
  ],
  [
    'a date that does not exist',
    checkWith(RULE, 'from: 2026-02-30'),
    'wrong-date',
    10,
    `${check}.from`,
    'a day that does not exist',
  ],
  [
    'a placeholder of another world',
    checkWith(RULE, 'message:', '  fail: see ${{ user.name }}'),
    'wrong-placeholder',
    11,
    `${check}.message.fail`,
    'such as ${{ entity.metadata.name }}',
  ],
  [
    'a placeholder that is not closed',
    checkWith(RULE, 'message:', '  fail: see ${{ entity.metadata.name'),
    'wrong-placeholder',
    11,
    `${check}.message.fail`,
    'a path of the entity',
  ],
  [
    'a script as an address',
    checkWith(RULE, 'fix: { url: "javascript:alert(1)" }'),
    'wrong-url',
    10,
    `${check}.fix.url`,
    'must start with https://, http:// or /',
  ],
  [
    'an address whose scheme would come from the entity',
    checkWith(
      RULE,
      'fix: { url: "${{ entity.metadata.annotations.example.com/x }}" }',
    ),
    'wrong-url',
    10,
    `${check}.fix.url`,
    'must start with',
  ],
  [
    'a template that is no entity ref',
    checkWith(RULE, 'fix: { template: "a b" }'),
    'wrong-entity-ref',
    10,
    `${check}.fix.template`,
    'such as template:default/example',
  ],
  [
    'an unknown level',
    standardWith('example', '- id: a', `  ${RULE}`, '  level: fondation'),
    'unknown-level',
    9,
    `${check}.level`,
    'did you mean "foundation"?',
  ],
  [
    'an unknown level that is near to none',
    standardWith('example', '- id: a', `  ${RULE}`, '  level: gold'),
    'unknown-level',
    9,
    `${check}.level`,
    'the levels are "foundation", "advanced"',
  ],
  [
    'no requirement',
    checkWith('title: A'),
    'missing-requirement',
    7,
    check,
    'exactly one of rule, measure and attestation',
  ],
  [
    'two requirements',
    checkWith(RULE, MEASURE, 'target: { min: 1 }'),
    'several-requirements',
    10,
    `${check}.measure`,
    'rule and measure',
  ],
  [
    'a key that belongs to another kind',
    checkWith(RULE, 'unit: ratio'),
    'misplaced-key',
    10,
    `${check}.unit`,
    '"unit" belongs to a measure, this check is a rule',
  ],
  [
    'a measure without a target',
    checkWith(MEASURE),
    'missing-key',
    9,
    `${check}.measure`,
    'needs a "target"',
  ],
  [
    'a target without bounds',
    checkWith(MEASURE, 'target: { default: {} }'),
    'missing-key',
    10,
    `${check}.target.default`,
    'give min, max or both',
  ],
  [
    'a bound that is text',
    checkWith(MEASURE, 'target: { min: "0.9" }'),
    'wrong-type',
    10,
    `${check}.target.min`,
    'target.min is "0.9"; it must be a number',
  ],
  [
    'bounds in the wrong order',
    checkWith(MEASURE, 'target: { min: 2, max: 1 }'),
    'wrong-bounds',
    10,
    `${check}.target`,
    'min 2 above max 1',
  ],
  [
    'a target for a tier that does not exist',
    checkWith(MEASURE, 'target: { 4: { min: 1 }, default: { min: 1 } }'),
    'unknown-key',
    10,
    `${check}.target.4`,
    '"4" is not a key of target',
  ],
  [
    'a warn band that is stricter than the target',
    checkWith(MEASURE, 'target: { min: 0.9 }', 'warn: { min: 0.95 }'),
    'warn-not-looser',
    11,
    `${check}.warn`,
    'warn (min 0.95) is not looser than target (min 0.9) for tier 0',
  ],
  [
    'a warn band that equals the target of one tier',
    checkWith(
      MEASURE,
      'target: { 2: { max: 5 }, default: { max: 3 } }',
      'warn: { max: 5 }',
    ),
    'warn-not-looser',
    11,
    `${check}.warn`,
    'for tier 2',
  ],
  [
    'a warn band for a tier without a target',
    checkWith(MEASURE, 'target: { 0: { min: 1 } }', 'warn: { 1: { min: 0 } }'),
    'warn-without-target',
    11,
    `${check}.warn`,
    'warn names tier 1',
  ],
  [
    'an attestation without a period',
    checkWith('attestation:', '  question: Done?'),
    'missing-key',
    10,
    `${check}.attestation`,
    'attestation has no "validFor"',
  ],
  [
    'a control without an id',
    checkWith(RULE, 'controls:', '  - framework: SOC2'),
    'missing-key',
    11,
    `${check}.controls[0]`,
    'has no "id"',
  ],
  [
    'an off that names no source',
    checkWith(RULE, 'off: { needs: my ci }'),
    'wrong-name',
    10,
    `${check}.off.needs`,
    'off.needs is "my ci"',
  ],
  [
    'a scope with an unknown operator',
    checkWith(RULE, 'appliesTo:', '  spec.type:', '    $inn: [service]'),
    'unknown-operator',
    12,
    `${check}.appliesTo["spec.type"]`,
    'did you mean "$in"?',
  ],
  [
    'a scope with a bare list',
    checkWith(RULE, 'appliesTo: { kind: [Component, API] }'),
    'wrong-scope',
    10,
    `${check}.appliesTo.kind`,
    'to allow several values write { $in: [...] }',
  ],
  [
    'a scope with nested keys',
    checkWith(RULE, 'appliesTo: { spec: { type: service } }'),
    'wrong-scope',
    10,
    `${check}.appliesTo.spec`,
    'with dots, such as spec.type',
  ],
  [
    'a scope that mixes operators and paths',
    checkWith(RULE, 'appliesTo: { $not: { kind: API }, kind: Component }'),
    'wrong-scope',
    10,
    `${check}.appliesTo`,
    '"$not" must stand alone',
  ],
  [
    'a scope that is text',
    checkWith(RULE, 'appliesTo: Component'),
    'wrong-scope',
    10,
    `${check}.appliesTo`,
    'such as { kind: Component }',
  ],
  [
    'a rule that does not parse',
    checkWith('rule: tier <'),
    'rule-syntax',
    9,
    `${check}.rule`,
    'rule: ',
  ],
  [
    'a rule of many lines, at the line of the fault',
    checkWith('rule: |', '  tier < 4 &&', '  tier < 3 &&', '  nonsense(1)'),
    'rule-function',
    12,
    `${check}.rule`,
    'nonsense',
  ],
  [
    'a measure that gives a text',
    checkWith('measure: annotation("x")', 'target: { min: 1 }'),
    'rule-type',
    9,
    `${check}.measure`,
    'measure: ',
  ],
];

const LIST_ROWS: readonly Row[] = [
  [
    'a check that is no map',
    standardWith('example', '- id: b', `  ${RULE}`, '- just text'),
    'wrong-type',
    9,
    'spec.checks[1]',
    'a check, which is a map with an id',
  ],
  [
    'a check without an id',
    standardWith('example', '- id: b', `  ${RULE}`, '- title: B'),
    'missing-key',
    9,
    'spec.checks[1]',
    'has no "id", so it is left out',
  ],
  [
    'a check with an id of other letters',
    standardWith('example', '- id: b', `  ${RULE}`, '- id: On Call'),
    'wrong-name',
    9,
    'spec.checks[1].id',
    'such as on-call-rotation',
  ],
  [
    'an id that is too long',
    standardWith(
      'example',
      `- id: ${'a'.repeat(64)}`,
      `  ${RULE}`,
      '- id: b',
      `  ${RULE}`,
    ),
    'wrong-name',
    7,
    'spec.checks[0].id',
    'at most 63 characters',
  ],
  [
    'an id that is taken',
    standardWith('example', '- id: b', `  ${RULE}`, '- id: b', `  ${RULE}`),
    'duplicate-id',
    9,
    'spec.checks[1].id',
    'the first counts',
  ],
];

const DOCUMENT_ROWS: readonly Row[] = [
  [
    'another version of the format',
    textOf('apiVersion: readiness/v2', 'kind: Standard', 'metadata: {}'),
    'wrong-api-version',
    1,
    'apiVersion',
    'it must be readiness/v1',
  ],
  [
    'a misspelt version',
    textOf('kind: Standard', 'apiVersion: readines/v1'),
    'wrong-api-version',
    2,
    'apiVersion',
    'apiVersion is "readines/v1"',
  ],
  [
    'no version',
    textOf('kind: Standard', 'metadata: { name: x }'),
    'missing-key',
    1,
    undefined,
    'add apiVersion: readiness/v1',
  ],
  [
    'a document of something else',
    textOf('apiVersion: openslo/v1', 'kind: SLO'),
    'foreign-document',
    1,
    'apiVersion',
    'it is not a readiness document',
  ],
  [
    'an unknown kind',
    textOf('apiVersion: readiness/v1', 'kind: Standards'),
    'unknown-kind',
    2,
    'kind',
    'it must be Standard, Capability, ErrorBudgetPolicy, Gate or ExemptionPolicy',
  ],
  [
    'a document that is a list',
    textOf('- a'),
    'wrong-type',
    1,
    undefined,
    'it is a list',
  ],
  [
    'no metadata',
    textOf('apiVersion: readiness/v1', 'kind: Standard', 'spec: {}'),
    'missing-key',
    1,
    undefined,
    'it has no "metadata"',
  ],
  [
    'no name',
    textOf(
      'apiVersion: readiness/v1',
      'kind: Standard',
      'metadata: {}',
      'spec: {}',
    ),
    'missing-key',
    3,
    'metadata',
    'metadata has no "name"',
  ],
  [
    'a name of other letters',
    standardWith('Example_1', '- id: a', `  ${RULE}`),
    'wrong-name',
    3,
    'metadata.name',
    'name is "Example_1"',
  ],
  [
    'no levels',
    textOf(
      'apiVersion: readiness/v1',
      'kind: Standard',
      'metadata: { name: x }',
      'spec:',
      '  checks: []',
    ),
    'missing-key',
    5,
    'spec',
    'has no "levels"',
  ],
  [
    'no checks',
    textOf(
      'apiVersion: readiness/v1',
      'kind: Standard',
      'metadata: { name: x }',
      'spec:',
      '  levels: [a]',
    ),
    'missing-key',
    5,
    'spec',
    'spec has no "checks"',
  ],
  [
    'an empty list of checks',
    textOf(
      'apiVersion: readiness/v1',
      'kind: Standard',
      'metadata: { name: x }',
      'spec:',
      '  levels: [a]',
      '  checks: []',
    ),
    'no-checks',
    6,
    'spec.checks',
    'it has no checks',
  ],
  [
    'a level that is a number',
    textOf(
      'apiVersion: readiness/v1',
      'kind: Standard',
      'metadata: { name: x }',
      'spec:',
      '  levels:',
      '    - 1',
      `  checks: [{ id: a, ${RULE} }]`,
    ),
    'wrong-type',
    6,
    'spec.levels[0]',
    'put it in quotes',
  ],
  [
    'a level called none',
    textOf(
      'apiVersion: readiness/v1',
      'kind: Standard',
      'metadata: { name: x }',
      'spec:',
      '  levels: [none, some]',
      `  checks: [{ id: a, ${RULE} }]`,
    ),
    'wrong-name',
    5,
    'spec.levels[0]',
    '"none" means below the first level',
  ],
  [
    'an unknown key of the spec',
    `${standardWith('x', '- id: a', `  ${RULE}`)}  appliesto: {}\n`,
    'unknown-key',
    9,
    'spec.appliesto',
    'did you mean "appliesTo"?',
  ],
  [
    'an owner that is no entity ref',
    `${standardWith('x', '- id: a', `  ${RULE}`)}  owner: the team\n`,
    'wrong-entity-ref',
    9,
    'spec.owner',
    'such as group:default/example',
  ],
  [
    'an unknown key of the document',
    `${standardWith('x', '- id: a', `  ${RULE}`)}status: {}\n`,
    'unknown-key',
    9,
    'status',
    '"status" is not a key of a document',
  ],
  [
    'an unknown key of the metadata',
    standardWith('x, titel: X', '- id: a', `  ${RULE}`),
    'unknown-key',
    3,
    'metadata.titel',
    'did you mean "title"?',
  ],
  [
    'a parent that does not exist',
    `${standardWith('x', '- id: a', `  ${RULE}`)}  extends: readiness:y\n`,
    'unknown-parent',
    9,
    'spec.extends',
    'which is no usable standard',
  ],
  [
    'a standard that extends itself',
    `${standardWith('x', '- id: a', `  ${RULE}`)}  extends: x\n`,
    'extends-cycle',
    9,
    'spec.extends',
    'x extends x, which is a circle',
  ],
];

const CAPABILITY_ROWS: readonly Row[] = [
  [
    'no adoptedWhen',
    capabilityWith('x', 'lifecycle: beta'),
    'missing-key',
    5,
    'spec',
    'has no "adoptedWhen"',
  ],
  [
    'an adoptedWhen that is a number',
    capabilityWith('x', 'adoptedWhen: 1'),
    'wrong-type',
    5,
    'spec.adoptedWhen',
    'a rule (text) or { checks: [...] }',
  ],
  [
    'a check that is no check',
    capabilityWith('x', 'adoptedWhen: { checks: [on-call] }'),
    'wrong-check-ref',
    5,
    'spec.adoptedWhen.checks[0]',
    'write <standard>/<check id>',
  ],
  [
    'a check of a standard that does not exist',
    capabilityWith('x', 'adoptedWhen:', '  checks:', '    - a/b'),
    'unknown-check',
    7,
    'spec.adoptedWhen.checks[0]',
    'names a standard that does not exist',
  ],
  [
    'a check that a standard does not have',
    `${standardWith('s', '- id: abc', `  ${RULE}`)}---\n${capabilityWith(
      'x',
      'adoptedWhen: { checks: [s/abd] }',
    )}`,
    'unknown-check',
    14,
    'spec.adoptedWhen.checks[0]',
    'did you mean "abc"?',
  ],
  [
    'a check that is off',
    `${standardWith(
      's',
      '- id: abc',
      `  ${RULE}`,
      '  off: true',
    )}---\n${capabilityWith('x', 'adoptedWhen: { checks: [s/abc] }')}`,
    'check-is-off',
    15,
    'spec.adoptedWhen.checks[0]',
    'is off',
  ],
  [
    'a milestone with a share above 1',
    capabilityWith(
      'x',
      RULE.replace('rule', 'adoptedWhen'),
      'milestones: [{ date: 2027-03-31, services: 60, teams: 1 }]',
    ),
    'out-of-range',
    6,
    'spec.milestones[0].services',
    'a share from 0 to 1',
  ],
  [
    'a milestone without a share',
    capabilityWith(
      'x',
      RULE.replace('rule', 'adoptedWhen'),
      'milestones: [{ date: 2027-03-31 }]',
    ),
    'missing-key',
    6,
    'spec.milestones',
    'neither services nor teams',
  ],
  [
    'milestones out of order',
    capabilityWith(
      'x',
      RULE.replace('rule', 'adoptedWhen'),
      'milestones: [{ date: 2027-03-31, services: 1 }, { date: 2027-03-30, services: 1 }]',
    ),
    'wrong-order',
    6,
    'spec.milestones',
    'put the earliest first',
  ],
  [
    'a milestone with a time',
    capabilityWith(
      'x',
      RULE.replace('rule', 'adoptedWhen'),
      'milestones: [{ date: 2027-03-31T10:00Z, services: 1 }]',
    ),
    'wrong-date',
    6,
    'spec.milestones[0].date',
    'a date without a time',
  ],
  [
    'a broken rule for the alternative',
    capabilityWith(
      'x',
      RULE.replace('rule', 'adoptedWhen'),
      'alternative: fact(',
    ),
    'rule-syntax',
    6,
    'spec.alternative',
    'alternative: ',
  ],
];

const YAML_ROWS: readonly Row[] = [
  [
    'text that is no YAML',
    textOf('a: 1', 'b: [1', 'c: 2'),
    'invalid-yaml',
    3,
    undefined,
    'YAML: ',
  ],
  [
    'a key that occurs twice',
    textOf('a: 1', 'b: 1', 'a: 2'),
    'duplicate-key',
    3,
    undefined,
    'The key "a" occurs twice',
  ],
  [
    'a key that is a list',
    textOf('a: 1', '? [b]', ': 1'),
    'non-text-key',
    2,
    undefined,
    'keys must be strings',
  ],
  [
    'a __proto__ key',
    textOf('a:', '  __proto__: { b: 1 }'),
    'forbidden-key',
    2,
    undefined,
    '"__proto__" must not be a key',
  ],
  [
    'a tag of its own',
    textOf('a: 1', 'b: !secret x'),
    'unsupported-tag',
    2,
    undefined,
    '!secret',
  ],
  [
    'a number that is none',
    textOf('a: 1', 'b: .nan'),
    'unsupported-value',
    2,
    undefined,
    'is not a finite number',
  ],
  [
    'an alias without its anchor',
    textOf('a: 1', 'b: *c'),
    'unknown-alias',
    2,
    undefined,
    '"*c" stands for nothing',
  ],
  [
    'an anchor that is given twice',
    textOf('a: &x 1', 'b: &x 2'),
    'duplicate-anchor',
    2,
    undefined,
    '"&x" is given twice',
  ],
  [
    'an empty file',
    textOf('# nothing'),
    'empty-file',
    1,
    undefined,
    'no document',
  ],
];

describe('a diagnostic names code, file, line and path, and what would be right', () => {
  describe('in a check', () => {
    it.each(CHECK_ROWS)('for %s', (...row) => {
      expect(diagnosticsOf(row[1])).toEqual(wanted(row));
    });

    it.each(CHECK_ROWS)(
      'and the check stays as broken, for %s',
      (_about, text, _code, _line, _path, message) => {
        const { standards, rejected } = parseDocuments([source(text)]);
        expect(rejected).toEqual([]);
        expect(standards[0].checks).toHaveLength(1);
        expect(standards[0].checks[0]).toMatchObject({
          id: 'a',
          requirement: {
            kind: 'broken',
            reason: expect.stringContaining(message),
          },
        });
      },
    );
  });

  describe('in the list of checks', () => {
    it.each(LIST_ROWS)('for %s', (...row) => {
      expect(diagnosticsOf(row[1])).toEqual(wanted(row));
    });

    it.each(LIST_ROWS)('and the sound check stays, for %s', (_about, text) => {
      const { standards } = parseDocuments([source(text)]);
      expect(standards[0].checks).toMatchObject([
        { id: 'b', requirement: { kind: 'rule' } },
      ]);
    });
  });

  describe('in a document', () => {
    it.each(DOCUMENT_ROWS)('for %s', (...row) => {
      expect(diagnosticsOf(row[1])).toEqual(wanted(row));
    });
  });

  describe('in a capability', () => {
    it.each(CAPABILITY_ROWS)('for %s', (...row) => {
      expect(diagnosticsOf(row[1])).toEqual(wanted(row));
    });
  });

  describe('in YAML', () => {
    it.each(YAML_ROWS)('for %s', (...row) => {
      expect(diagnosticsOf(row[1])).toEqual(wanted(row));
    });
  });
});
