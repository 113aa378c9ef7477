import { Check } from '../documents/types';
import { DAY, NOW } from './__testUtils__/arbitraryInputs';
import {
  checkOf,
  factOf,
  factsOf,
  inputOf,
  measureRequirement,
  noneOf,
  ruleRequirement,
} from './__testUtils__/fixtures';
import { Deadline } from './Deadline';
import { judgeCheck } from './judgeCheck';
import { Attestation, EvaluationInput } from './types';

function judge(check: Partial<Check>, input: Partial<EvaluationInput> = {}) {
  const deadline = new Deadline(input.now ?? NOW);
  const outcome = judgeCheck(checkOf(check), {
    standard: 'production',
    input: inputOf(input),
    tier: 1,
    deadline,
  });
  return { ...outcome, validUntil: deadline.until };
}

const number = (value: number, age = 0, freshFor?: number) =>
  factsOf(factOf('number', value, { observedAt: NOW - age, freshFor }));

const measure = measureRequirement('fact("number").value', {
  target: { byTier: { 1: { min: 2, max: 4 } }, default: { min: 9 } },
  warn: { byTier: {}, default: { min: 1 } },
});

const sign: Extract<Check['requirement'], { kind: 'attestation' }> = {
  kind: 'attestation',
  question: 'Was a restore tried?',
  evidence: 'required',
  validFor: 180 * DAY,
  reviewer: 'other-person',
};

const signed: Attestation = {
  standard: 'production',
  checkId: 'check',
  answer: 'met',
  attestedBy: 'user:default/ada',
  reviewedBy: 'user:default/eve',
  evidence: 'https://evidence',
  attestedAt: NOW - DAY,
};

describe('judgeCheck', () => {
  describe('of a rule', () => {
    it.each([
      ['true', { facts: number(2) }, 'pass', 'rule-true'],
      ['false', { facts: number(1) }, 'fail', 'rule-false'],
      ['without its fact', {}, 'no-data', 'missing-facts'],
      [
        'over nothing found',
        { facts: factsOf(noneOf('number')) },
        'fail',
        'nothing-observed',
      ],
      [
        'over a wrong type',
        { facts: factsOf(factOf('number', 'two')) },
        'error',
        'fault',
      ],
    ])('that is %s', (_, input, status, kind) => {
      expect(judge({}, input)).toMatchObject({ status, cause: { kind } });
    });

    it('warns instead of failing where it only advises', () => {
      expect(judge({ severity: 'warn' }, { facts: number(1) }).status).toBe(
        'warn',
      );
      expect(
        judge({ severity: 'warn' }, { facts: factsOf(noneOf('number')) })
          .status,
      ).toBe('warn');
    });

    it('is an error where it gives neither true nor false', () => {
      expect(
        judge(
          { requirement: ruleRequirement('fact("number").value') },
          { facts: number(1) },
        ),
      ).toMatchObject({ status: 'error', cause: { kind: 'fault' } });
    });

    it('names each fact once that is of a provenance that does not count', () => {
      expect(
        judge(
          {
            accepts: ['attested'],
            requirement: ruleRequirement(
              'fact("number").value > 1 || fact("number").value < 0',
            ),
          },
          { facts: number(2) },
        ),
      ).toMatchObject({
        status: 'no-data',
        cause: { factIds: ['number'], unaccepted: ['number'], expired: [] },
      });
    });
  });

  describe('of facts that age', () => {
    const aging = { freshFor: 2 * DAY, graceFor: DAY };
    it.each([
      [2 * DAY - 1, 'pass', false, NOW + 1],
      [2 * DAY, 'pass', true, NOW + DAY],
      [3 * DAY - 1, 'pass', true, NOW + 1],
      [3 * DAY, 'no-data', true, undefined],
    ])('at an age of %d ms', (age, status, stale, validUntil) => {
      expect(judge(aging, { facts: number(2, age) })).toMatchObject({
        status,
        stale,
        validUntil,
      });
    });

    it('is not stale where the answer rests on another fact', () => {
      const { status, stale } = judge(
        {
          freshFor: DAY,
          requirement: ruleRequirement(
            'fact("number").value > 1 || fact("flag").value',
          ),
        },
        {
          facts: factsOf(
            factOf('number', 2, { observedAt: NOW - 2 * DAY }),
            factOf('flag', true),
          ),
        },
      );
      expect({ status, stale }).toEqual({ status: 'pass', stale: false });
    });
  });

  describe('of a measure', () => {
    it.each([
      [2, 'pass'],
      [4, 'pass'],
      [1, 'warn'],
      [4.5, 'warn'],
      [0, 'fail'],
    ])('of %d against a band', (value, status) => {
      expect(
        judge({ requirement: measure }, { facts: number(value) }),
      ).toMatchObject({ status, cause: { kind: 'measured', measured: value } });
    });

    it('does not apply where nothing was found', () => {
      expect(
        judge({ requirement: measure }, { facts: factsOf(noneOf('number')) }),
      ).toMatchObject({
        status: 'not-applicable',
        cause: { kind: 'nothing-observed' },
      });
    });

    it('does not apply to a tier without a target', () => {
      const requirement = measureRequirement('fact("number").value', {
        target: { byTier: { 0: { min: 1 } } },
      });
      expect(judge({ requirement })).toMatchObject({
        status: 'not-applicable',
        cause: { kind: 'no-target-for-tier' },
      });
    });

    it.each([['text'], [true], [null], [[1]], [Number.POSITIVE_INFINITY]])(
      'is an error over %p',
      value => {
        expect(
          judge(
            { requirement: measure },
            { facts: factsOf(factOf('number', value)) },
          ).status,
        ).toBe('error');
      },
    );
  });

  describe('of a sign-off', () => {
    const requirement = sign;
    it.each<[string, Attestation[], string, string, number | undefined]>([
      ['none', [], 'no-data', 'never-attested', undefined],
      ['a yes', [signed], 'pass', 'attested', NOW + 179 * DAY],
      [
        'a yes of another check',
        [{ ...signed, checkId: 'other' }],
        'no-data',
        'never-attested',
        undefined,
      ],
      [
        'a yes without evidence',
        [{ ...signed, evidence: undefined }],
        'no-data',
        'never-attested',
        undefined,
      ],
      [
        'a yes reviewed by its author',
        [{ ...signed, reviewedBy: signed.attestedBy }],
        'no-data',
        'never-attested',
        undefined,
      ],
      [
        'a yes at the end of its period',
        [{ ...signed, attestedAt: NOW - 180 * DAY }],
        'no-data',
        'attestation-expired',
        undefined,
      ],
      [
        'a yes that is yet to come',
        [{ ...signed, attestedAt: NOW + 1 }],
        'no-data',
        'never-attested',
        NOW + 1,
      ],
      [
        'a later no, which needs neither evidence nor reviewer',
        [
          signed,
          {
            ...signed,
            answer: 'not-met',
            evidence: undefined,
            reviewedBy: undefined,
            attestedAt: NOW,
          },
        ],
        'fail',
        'attested',
        NOW + 180 * DAY,
      ],
      [
        'a yes and a no at the same instant',
        [signed, { ...signed, answer: 'not-met' }],
        'fail',
        'attested',
        NOW + 179 * DAY,
      ],
    ])('%s', (_, attestations, status, kind, validUntil) => {
      expect(judge({ requirement }, { attestations })).toMatchObject({
        status,
        cause: { kind },
        validUntil,
      });
    });
  });

  describe('that may not apply', () => {
    it.each<[string, Partial<Check>, string]>([
      ['of another tier', { tiers: [0, 2] }, 'not-in-tiers'],
      ['of another kind', { appliesTo: { kind: 'API' } }, 'not-in-scope'],
      ['that is only announced', { from: NOW + 1 }, 'not-yet'],
    ])('is not applicable: one %s', (_, check, kind) => {
      expect(judge(check)).toMatchObject({
        status: 'not-applicable',
        cause: { kind },
      });
    });

    it('counts from the very instant that was announced', () => {
      expect(judge({ from: NOW }).status).toBe('no-data');
      expect(judge({ from: NOW + 1 }).validUntil).toBe(NOW + 1);
    });
  });

  it('keeps a broken check as an error', () => {
    expect(
      judge({ requirement: { kind: 'broken', reason: 'no rule' } }),
    ).toMatchObject({
      status: 'error',
      cause: { kind: 'broken', message: 'no rule' },
    });
  });

  describe('with an exemption', () => {
    const exemption = {
      standard: 'production',
      checkId: 'check',
      reason: 'agreed',
      startsAt: NOW,
      endsAt: NOW + DAY,
    };
    it.each([
      ['a fail', { facts: number(1) }, true],
      ['no data', {}, true],
      ['an error', { facts: factsOf(factOf('number', 'two')) }, true],
      ['a pass', { facts: number(2) }, false],
    ])('for %s', (_, input, exempt) => {
      expect(judge({}, { ...input, exemptions: [exemption] }).exempt).toBe(
        exempt,
      );
    });

    it.each([
      [NOW - 1, false, NOW],
      [NOW, true, NOW + DAY],
      [NOW + DAY - 1, true, NOW + DAY],
      [NOW + DAY, false, undefined],
    ])('at the instant %d', (now, exempt, validUntil) => {
      expect(judge({}, { now, exemptions: [exemption] })).toMatchObject({
        exempt,
        validUntil,
      });
    });

    it('of another standard stays out of it', () => {
      const exemptions = [{ ...exemption, standard: 'other' }];
      expect(judge({}, { exemptions }).exempt).toBe(false);
    });
  });
});
