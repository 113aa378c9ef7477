import {
  checkOf,
  factOf,
  factsOf,
  inputOf,
  standardOf,
} from '../evaluation/__testUtils__/fixtures';
import { DAY, NOW } from '../evaluation/__testUtils__/arbitraryInputs';
import { conditionOf } from './__testUtils__/arbitraryGates';
import { decideGate } from './decideGate';
import { Gate } from './documentTypes';
import { GateInput } from './types';

const LEVEL: Gate['require'][number] = {
  kind: 'level',
  standard: 'production',
  levels: { byTier: {}, default: 'foundation' },
  exemptions: 'accepted',
};

function gateOf(options: Partial<Gate> = {}): Gate {
  return {
    name: 'production-release',
    title: 'Production release',
    mode: 'block',
    require: [LEVEL],
    freeze: [],
    strictestTier: 0,
    version: '1',
    ...options,
  };
}

const MET = factsOf(factOf('number', 2));

function givenOf(options: Partial<GateInput> = {}): GateInput {
  return {
    input: inputOf({ facts: MET }),
    standards: [standardOf()],
    errorBudgetPolicies: [],
    exemptionPolicies: [],
    objectives: null,
    counted: { standards: [], gates: [] },
    review: { kind: 'none' },
    holds: [],
    belongsTo: ['component:default/orders', 'group:default/orders'],
    context: {},
    ...options,
  };
}

const SRE = 'group:default/sre';
const EXEMPTION = {
  standard: 'production',
  checkId: 'check',
  reason: 'agreed',
  startsAt: NOW - DAY,
  endsAt: NOW + DAY,
};
const SLO: Gate['require'][number] = { kind: 'slo', budget: 'not-exhausted' };
const EXHAUSTED: GateInput['objectives'] = [
  {
    slo: 'availability',
    objective: 'availability',
    state: 'ok',
    budgetRemainingAtLeast: -0.1,
  },
];

function removedUntil(
  countsUntil: number,
  budgetRemainingAtLeast = -0.1,
): GateInput['objectives'] {
  const removed = { at: NOW - DAY, countsUntil };
  return [
    {
      slo: 'availability',
      objective: 'availability',
      state: 'ok',
      ...{ budgetRemainingAtLeast, removed },
    },
  ];
}

const FIX = { reliabilityFix: { incident: 'https://incidents/1' } };
const FREEZE = { from: NOW, to: NOW + DAY, reason: 'Peak', except: [] };
const HOLD = { reason: 'Outage', by: 'user:default/ada' };
const GLASS = { by: SRE, followUpWithin: DAY, validFor: DAY };
const BROKEN = { ...HOLD, at: NOW - 1, until: NOW + 1 };

describe('a gate answers', () => {
  it.each<[string, Partial<Gate>, Partial<GateInput>, string, string]>([
    ['allow when all is met', {}, {}, 'allow', 'met'],
    [
      'block when nothing is known',
      {},
      { input: inputOf() },
      'block',
      'not-met',
    ],
    [
      'warn by its mode',
      { mode: 'warn' },
      { input: inputOf() },
      'warn',
      'not-met',
    ],
    [
      'block from the date on that it names',
      { mode: 'warn', blockFrom: NOW },
      { input: inputOf() },
      'block',
      'not-met',
    ],
    [
      'block for what is stale, in its grace or not',
      {},
      {
        input: inputOf({
          facts: factsOf(
            factOf('number', 2, { observedAt: NOW - DAY, freshFor: DAY }),
          ),
        }),
        standards: [standardOf({ checks: [checkOf({ graceFor: DAY })] })],
      },
      'block',
      'not-met',
    ],
    [
      'allow with an exemption',
      {},
      { input: inputOf({ exemptions: [EXEMPTION] }) },
      'allow',
      'met-with-exemptions',
    ],
    [
      'block once the exemption has ended',
      {},
      { input: inputOf({ exemptions: [{ ...EXEMPTION, endsAt: NOW }] }) },
      'block',
      'not-met',
    ],
    [
      'block where exemptions are refused',
      { require: [{ ...LEVEL, exemptions: 'refused' }] },
      { input: inputOf({ exemptions: [EXEMPTION] }) },
      'block',
      'not-met',
    ],
    [
      'block where too much is only declared',
      { require: [{ ...LEVEL, declaredAtMost: 0.5 }] },
      {
        input: inputOf({
          facts: factsOf(factOf('number', 2, { provenance: 'declared' })),
        }),
      },
      'block',
      'not-met',
    ],
    [
      'allow at a level at which nothing applies',
      { require: [{ ...LEVEL, levels: { byTier: {}, default: 'advanced' } }] },
      {},
      'allow',
      'nothing-required',
    ],
    [
      'block for a budget that is exhausted at worst',
      { require: [SLO] },
      { objectives: EXHAUSTED },
      'block',
      'not-met',
    ],
    [
      'block for an exhausted budget that was removed and counts still',
      { require: [SLO] },
      { objectives: removedUntil(NOW + DAY) },
      'block',
      'not-met',
    ],
    [
      'allow for an exhausted budget that was removed and no longer counts',
      { require: [SLO] },
      { objectives: removedUntil(NOW) },
      'allow',
      'nothing-required',
    ],
    [
      'allow for a budget that had something left when it was removed',
      { require: [SLO] },
      { objectives: removedUntil(NOW + DAY, 0.5) },
      'allow',
      'nothing-required',
    ],
    [
      'allow for a claimed reliability fix where the gate takes it',
      { require: [SLO], reliabilityFix: { evidence: 'incident-link' } },
      { objectives: EXHAUSTED, context: FIX },
      'allow',
      'excused',
    ],
    [
      'block for a claimed reliability fix where the gate does not',
      { require: [SLO] },
      { objectives: EXHAUSTED, context: FIX },
      'block',
      'not-met',
    ],
    [
      'block in a freeze',
      { require: [], freeze: [FREEZE] },
      {},
      'block',
      'not-met',
    ],
    [
      'allow in a freeze with an exception for the owner',
      {
        require: [],
        freeze: [{ ...FREEZE, except: ['group:default/orders'] }],
      },
      {},
      'allow',
      'nothing-required',
    ],
    [
      'block without the review that it asks for',
      {
        require: [],
        review: { by: SRE, validFor: DAY, when: conditionOf('tier <= 1') },
      },
      {},
      'block',
      'not-met',
    ],
    [
      'block where the condition of the review cannot be worked out',
      {
        require: [],
        review: {
          by: SRE,
          validFor: DAY,
          when: conditionOf('entity.spec.absent > 3'),
        },
      },
      {},
      'block',
      'not-met',
    ],
    [
      'block for a hold in any mode',
      { mode: 'warn' },
      { holds: [HOLD] },
      'block',
      'not-met',
    ],
    [
      'warn for a hold while the glass is broken',
      { breakGlass: GLASS },
      { holds: [HOLD], breakGlass: BROKEN },
      'warn',
      'not-met',
    ],
  ])('%s', (_, gate, given, answer, outcome) => {
    const decision = decideGate(gateOf(gate), givenOf(given));
    expect(decision.answer).toBe(answer);
    expect(decision.requirements[0].outcome).toBe(outcome);
  });

  it('with what is missing, how to mend it and who can approve', () => {
    const [requirement] = decideGate(
      gateOf(),
      givenOf({
        input: inputOf(),
        exemptionPolicies: [
          {
            name: 'exemptions',
            title: 'Exemptions',
            rules: [{ approver: SRE, longest: DAY }],
            version: '1',
          },
        ],
      }),
    ).requirements;
    expect(requirement).toMatchObject({
      approvers: [SRE],
      missing: [{ checkId: 'check', status: 'no-data', who: 'platform' }],
      level: { required: 'foundation', reached: null, unknown: 1 },
    });
    expect(requirement.fix).toContain('Meet The check');
  });
});
