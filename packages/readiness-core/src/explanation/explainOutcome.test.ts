import fc from 'fast-check';
import { Check } from '../documents/types';
import { arbitrarySituation } from '../evaluation/__testUtils__/arbitraryStandards';
import { DAY, NOW } from '../evaluation/__testUtils__/arbitraryInputs';
import {
  checkOf,
  factOf,
  factsOf,
  inputOf,
  measureRequirement,
  noneOf,
  ruleRequirement,
  standardOf,
} from '../evaluation/__testUtils__/fixtures';
import { evaluateEntity } from '../evaluation/evaluateEntity';
import { EvaluationInput } from '../evaluation/types';
import { explainScorecard } from './explainScorecard';

function explain(check: Partial<Check>, input: Partial<EvaluationInput> = {}) {
  const standard = standardOf({ checks: [checkOf(check)] });
  const whole = inputOf(input);
  const { scorecards } = evaluateEntity(
    { standards: [standard], capabilities: [] },
    whole,
  );
  return explainScorecard(standard, scorecards[0], whole)[0];
}

const number = (value: number, age = 0) =>
  factsOf(factOf('number', value, { observedAt: NOW - age }));

describe('explainOutcome', () => {
  it.each<[string, Partial<Check>, Partial<EvaluationInput>, string, string]>([
    ['a pass', {}, { facts: number(2) }, 'Met', 'nobody'],
    [
      'a fail',
      {},
      { facts: number(1) },
      'Not met: fact("number").value > 1',
      'owner',
    ],
    [
      'a fail in the words of the author',
      { message: { fail: '${{ entity.metadata.name }} has too few' } },
      { facts: number(1) },
      'orders has too few',
      'owner',
    ],
    [
      'a warning in the words of the author for a fail',
      { severity: 'warn', message: { fail: 'Too few' } },
      { facts: number(1) },
      'Too few',
      'owner',
    ],
    [
      'words of the author that turn out empty',
      { message: { fail: ' ${{ entity.spec.absent }} ' } },
      { facts: number(1) },
      'Not met: fact("number").value > 1',
      'owner',
    ],
    ['no data', {}, {}, 'No data for number', 'platform'],
    [
      'an SLO of which nothing is known',
      { requirement: ruleRequirement('slo("latency").met') },
      {
        facts: factsOf(
          factOf('slo/latency', { state: 'stale', target: 0.9, coverage: 0.4 }),
        ),
      },
      'What slo/latency says is not enough to tell (stale)',
      'platform',
    ],
    [
      'SLOs of which it is not known whether they are met',
      { requirement: ruleRequirement('slo().met') },
      { facts: factsOf(factOf('slo.objectives', { count: 2 })) },
      'What slo.objectives says is not enough to tell',
      'platform',
    ],
    [
      'data that is too old',
      { freshFor: DAY },
      { facts: number(2, 3 * DAY) },
      'The last data for number is 3 days old, too old to count',
      'platform',
    ],
    [
      'data within its grace',
      { freshFor: DAY, graceFor: 9 * DAY },
      { facts: number(2, 3 * DAY) },
      'Met (from data past its freshness, in its grace period)',
      'nobody',
    ],
    [
      'data that does not count',
      { accepts: ['attested', 'declared'] },
      { facts: number(2) },
      'The data for number is only measured, it must be attested or declared',
      'owner',
    ],
    [
      'nothing found',
      {},
      { facts: factsOf(noneOf('number')) },
      'Its source looked and found nothing for number',
      'owner',
    ],
    [
      'a broken check',
      { requirement: { kind: 'broken', reason: 'no rule' } },
      {},
      'The check is broken: no rule',
      'author',
    ],
    [
      'a fault of the rule alone',
      { requirement: ruleRequirement('entity.spec.absent == 1') },
      {},
      'It could not be worked out: No such key: absent',
      'author',
    ],
    [
      'a ratio',
      {
        requirement: measureRequirement('fact("number").value', {
          unit: 'ratio',
        }),
      },
      { facts: number(0.9712) },
      '97.12 %, the target is at least 95 %',
      'nobody',
    ],
    [
      'a band',
      {
        requirement: measureRequirement('fact("number").value', {
          unit: 'ms',
          target: { byTier: { 1: { min: 1, max: 2 } } },
        }),
      },
      { facts: number(3) },
      '3 ms, the target is between 1 ms and 2 ms',
      'owner',
    ],
    [
      'an upper bound',
      {
        requirement: measureRequirement('fact("number").value', {
          target: { byTier: {}, default: { max: 0 } },
        }),
      },
      { facts: number(3) },
      '3, the target is at most 0',
      'owner',
    ],
    [
      'other tiers',
      { tiers: [0, 3] },
      {},
      'It applies to tier 0, 3 only',
      'nobody',
    ],
    [
      'an announcement',
      { from: Date.parse('2027-02-01') },
      {},
      'Announced: it counts from 2027-02-01',
      'nobody',
    ],
    [
      'nobody’s sign-off',
      {
        requirement: {
          kind: 'attestation',
          question: 'Was a restore tried?',
          evidence: 'optional',
          reviewer: 'any',
          validFor: DAY,
        },
      },
      {},
      'Nobody has signed this off yet: Was a restore tried?',
      'owner',
    ],
  ])('explains %s', (_, check, input, reason, who) => {
    expect(explain(check, input)).toMatchObject({ reason, who });
  });

  it('shows the facts behind a result, and which found nothing', () => {
    expect(
      explain(
        {
          requirement: ruleRequirement(
            'fact("number").value > 1 && fact("flag").value',
          ),
        },
        { facts: factsOf(factOf('number', 2), noneOf('flag')) },
      ).facts,
    ).toEqual([
      expect.objectContaining({ factId: 'flag', none: true }),
      expect.objectContaining({ factId: 'number', value: 2, none: false }),
    ]);
  });

  it('gives every outcome a reason in words and somebody who acts on what is not met', () => {
    fc.assert(
      fc.property(arbitrarySituation, situation => {
        const { standards, input } = situation;
        const { scorecards } = evaluateEntity(situation, input);
        const results = standards.flatMap((standard, index) =>
          explainScorecard(standard, scorecards[index], input),
        );
        results.forEach(({ reason, status, exempt, who }) => {
          expect(reason).toMatch(/^[^a-z\s].*\S$/s);
          expect(reason).not.toMatch(/undefined|NaN|Infinity|\[object/);
          const open = ['warn', 'fail', 'no-data', 'error'].includes(status);
          expect(who !== 'nobody').toBe(open && !exempt);
        });
      }),
      { numRuns: 3_000 },
    );
  });
});
