import { Capability } from '../documents/types';
import { DAY, NOW } from '../evaluation/__testUtils__/arbitraryInputs';
import {
  checkOf,
  factOf,
  factsOf,
  inputOf,
  noneOf,
  ruleOf,
  ruleRequirement,
  standardOf,
} from '../evaluation/__testUtils__/fixtures';
import { evaluateEntity } from '../evaluation/evaluateEntity';
import { EvaluationInput } from '../evaluation/types';

const standard = standardOf({
  checks: [
    checkOf({
      id: 'rota',
      requirement: ruleRequirement('fact("number").value > 1'),
    }),
    checkOf({ id: 'flag', requirement: ruleRequirement('fact("flag").value') }),
    checkOf({
      id: 'advice',
      severity: 'warn',
      requirement: ruleRequirement('false'),
    }),
    checkOf({ id: 'apart', tiers: [0] }),
  ],
});

const GOLDEN: Capability['adoptedWhen'] = {
  kind: 'rule',
  rule: ruleOf('fact("ci.template").value == "golden"'),
};

function adopt(
  capability: Partial<Capability>,
  input: Partial<EvaluationInput> = {},
) {
  const evaluation = evaluateEntity(
    {
      standards: [standard],
      capabilities: [
        {
          name: 'pipeline',
          title: 'Pipeline',
          links: {},
          adoptedWhen: GOLDEN,
          alternative: ruleOf('fact("ci.template").value', 'any'),
          milestones: [],
          outcomes: [],
          version: '1',
          ...capability,
        },
      ],
    },
    inputOf(input),
  );
  return evaluation.adoption[0];
}

const template = (value: string) => ({
  facts: factsOf(factOf('ci.template', value)),
});
const checks = (...names: string[]): Partial<Capability> => ({
  adoptedWhen: {
    kind: 'checks',
    checks: names.map(check => ({ standard: 'production', check })),
  },
});

describe('evaluateAdoption', () => {
  it.each<[string, Partial<EvaluationInput>, object]>([
    [
      'adopted',
      template('golden'),
      { status: 'adopted', alternative: undefined },
    ],
    [
      'another thing in use',
      template('own'),
      { status: 'not-adopted', alternative: 'own' },
    ],
    [
      'nothing found',
      { facts: factsOf(noneOf('ci.template')) },
      { status: 'not-adopted', alternative: undefined },
    ],
    ['no data', {}, { status: 'unknown', reason: 'No data for ci.template' }],
  ])('by a rule: %s', (_, input, expected) => {
    expect(adopt({}, input)).toMatchObject(expected);
  });

  it('is unknown, not refused, when the rule gives neither true nor false', () => {
    const rule = ruleOf('fact("ci.template").value');
    expect(
      adopt({ adoptedWhen: { kind: 'rule', rule } }, template('own')),
    ).toMatchObject({
      status: 'unknown',
      reason:
        'It could not be worked out: the rule gives string, not true or false',
    });
  });

  it('is unknown when the data is too old', () => {
    const facts = factsOf(
      factOf('ci.template', 'golden', { observedAt: NOW - DAY }),
    );
    expect(adopt({ freshFor: DAY }, { facts }).status).toBe('unknown');
    expect(adopt({ freshFor: DAY + 1 }, { facts }).status).toBe('adopted');
  });

  it('is unknown when its document is broken', () => {
    expect(
      adopt({ adoptedWhen: { kind: 'broken', reason: 'no rule' } }),
    ).toMatchObject({
      status: 'unknown',
      reason: 'The document is broken: no rule',
    });
  });

  const both = factsOf(factOf('number', 2), factOf('flag', true));
  it.each<[string, Partial<Capability>, Partial<EvaluationInput>, string]>([
    ['all pass', checks('rota', 'flag'), { facts: both }, 'adopted'],
    [
      'one fails',
      checks('rota', 'flag'),
      { facts: factsOf(factOf('number', 1)) },
      'not-adopted',
    ],
    [
      'one only warns',
      checks('rota', 'advice'),
      { facts: both },
      'not-adopted',
    ],
    [
      'one is not known',
      checks('rota', 'flag'),
      { facts: factsOf(factOf('number', 2)) },
      'unknown',
    ],
    ['one does not apply', checks('rota', 'apart'), { facts: both }, 'unknown'],
    ['one does not exist', checks('rota', 'gone'), { facts: both }, 'unknown'],
    ['there is none', checks(), { facts: both }, 'unknown'],
  ])('by checks: %s', (_, capability, input, status) => {
    expect(adopt(capability, input).status).toBe(status);
  });

  it('writes an alternative that is no text as JSON', () => {
    const alternative = ruleOf('fact("object").value', 'any');
    const facts = factsOf(
      factOf('ci.template', 'own'),
      factOf('object', { tool: 'make' }),
    );
    expect(adopt({ alternative }, { facts }).alternative).toBe(
      '{"tool":"make"}',
    );
  });

  it('says nothing of an entity that the capability is not meant for', () => {
    expect(adopt({ appliesTo: { kind: 'API' } })).toBeUndefined();
  });
});
