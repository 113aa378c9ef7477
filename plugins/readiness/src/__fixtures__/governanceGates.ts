import {
  EntityGates,
  GateDecisionItem,
  GateDecisionView,
  GatesView,
  HoldView,
} from 'backstage-plugin-readiness-common';
import { checkoutSummary } from './entities';

/** Blocks: a level is missing, a review is open, a hold stands, and it is judged by the tier before. @internal */
export const blockedDecision: GateDecisionView = {
  id: null,
  gate: 'new-service',
  title: 'New service',
  entityRef: checkoutSummary.entityRef,
  answer: 'block',
  mode: 'block',
  summary: '3 of 4 requirements are not met',
  at: '2026-11-22T12:00:00.000Z',
  tier: {
    judged: 0,
    declared: 1,
    reason: 'Tier 0 counts until a reviewer confirms the change to tier 1',
  },
  requirements: [
    {
      id: 'hold',
      kind: 'hold',
      outcome: 'not-met',
      reason: 'user:default/tom.becker stopped this gate: Payments are down',
      fix: 'Wait until the hold is lifted',
      approvers: [],
      missing: [],
      oldestObservation: null,
    },
    {
      id: 'level:production-readiness',
      kind: 'level',
      outcome: 'not-met',
      reason: 'Level professional is required, foundation is reached',
      fix: 'Meet the 2 checks that are missing',
      approvers: ['group:default/reliability'],
      missing: [
        {
          standard: 'production-readiness',
          checkId: 'on-call-rotation',
          title: 'Pages go to an on-call rotation',
          level: 'foundation',
          status: 'fail',
          stale: false,
          reason: 'No rotation with three or more people is linked',
          who: 'owner',
          fix: {
            text: 'Add the third person to the rotation.',
            url: 'https://runbooks.example.com/rotation',
            template: 'template:default/add-paging',
          },
        },
        {
          standard: 'production-readiness',
          checkId: 'dashboard-linked',
          title: 'A dashboard is linked',
          level: 'foundation',
          status: 'pass',
          stale: true,
          reason: 'The data is past its freshness',
          who: 'platform',
        },
      ],
      level: {
        standard: 'production-readiness',
        title: 'Production readiness',
        required: 'professional',
        reached: 'foundation',
        exempted: 1,
        declared: 4,
        unknown: 2,
        applicable: 12,
      },
      oldestObservation: '2026-11-20T12:00:00.000Z',
    },
    {
      id: 'review',
      kind: 'review',
      outcome: 'not-met',
      reason: 'No readiness review has been asked for',
      fix: 'Ask for a review',
      approvers: ['group:default/reliability'],
      missing: [],
      oldestObservation: null,
    },
    {
      id: 'slo',
      kind: 'slo',
      outcome: 'met',
      reason: 'Every objective has budget left',
      approvers: [],
      missing: [],
      oldestObservation: '2026-11-22T11:59:00.000Z',
    },
  ],
  claims: [],
  context: {},
  breakGlass: null,
  validUntil: '2026-11-23T12:00:00.000Z',
  link: '/catalog/default/component/checkout-api/readiness',
};

/** Warns until its date comes: a freeze, a broken glass, a claim and an exemption. @internal */
export const warningDecision: GateDecisionView = {
  ...blockedDecision,
  gate: 'production-release',
  title: 'Production release',
  answer: 'warn',
  mode: 'warn',
  summary: 'The glass is broken: 1 of 2 requirements is not met',
  tier: { judged: 0, declared: 0, reason: null },
  requirements: [
    {
      id: 'freeze',
      kind: 'freeze',
      outcome: 'not-met',
      reason: 'Peak season: nothing enters until 2026-12-01',
      approvers: [],
      missing: [],
      oldestObservation: null,
    },
    {
      id: 'level:production-readiness',
      kind: 'level',
      outcome: 'met-with-exemptions',
      reason: 'Level foundation is reached with 1 exemption',
      approvers: [],
      missing: [],
      level: {
        standard: 'production-readiness',
        title: 'Production readiness',
        required: 'foundation',
        reached: 'foundation',
        exempted: 1,
        declared: 2,
        unknown: 0,
        applicable: 7,
      },
      oldestObservation: '2026-11-22T09:00:00.000Z',
    },
  ],
  claims: [
    {
      kind: 'reliability-fix',
      value: 'https://incidents.example.com/INC-311',
    },
  ],
  breakGlass: {
    reason: 'The checkout loses orders',
    by: 'user:default/tom.becker',
    at: '2026-11-22T11:00:00.000Z',
    until: '2026-11-22T15:00:00.000Z',
  },
};

/** Nothing stands in the way. @internal */
export const allowedDecision: GateDecisionView = {
  ...blockedDecision,
  gate: 'data-export',
  title: 'Data export',
  answer: 'allow',
  summary: 'Every requirement is met',
  tier: { judged: 0, declared: 0, reason: null },
  requirements: [
    {
      id: 'level:production-readiness',
      kind: 'level',
      outcome: 'nothing-required',
      reason: 'Nothing is required at this level',
      approvers: [],
      missing: [],
      oldestObservation: null,
    },
  ],
  validUntil: null,
};

/** @internal */
export const entityGates: EntityGates = {
  entityRef: checkoutSummary.entityRef,
  at: '2026-11-22T12:00:00.000Z',
  gates: [allowedDecision, blockedDecision, warningDecision],
};

/** Of one gate. @internal */
export const gateHold: HoldView = {
  id: 'hold-1',
  gate: 'new-service',
  reason: 'Payments are down',
  by: 'user:default/tom.becker',
  at: '2026-11-22T10:00:00.000Z',
  until: '2026-11-22T18:00:00.000Z',
  actions: ['lift'],
};

/** @internal */
export const gatesView: GatesView = {
  gates: [
    {
      name: 'new-service',
      title: 'New service',
      description: 'Before a service takes its first customer.',
      owner: 'group:default/reliability',
      mode: 'block',
      blockFrom: null,
      requires: [
        'Production readiness at level professional, exemptions are accepted',
      ],
      review: { by: 'group:default/reliability', when: 'tier <= 1' },
      breakGlass: { by: 'group:default/incident-commanders' },
      freezes: [],
      holds: [gateHold],
      decisions: { allow: 12, warn: 0, block: 5 },
      reliabilityFixes: 0,
      changes: [],
      otherChanges: 0,
      actions: ['hold', 'break-glass'],
    },
    {
      name: 'production-release',
      title: 'Production release',
      owner: 'group:default/reliability',
      mode: 'warn',
      blockFrom: '2027-02-01T00:00:00.000Z',
      requires: [
        'Production readiness at level foundation, exemptions are accepted',
        'Error budgets by their policies',
      ],
      review: null,
      breakGlass: { by: 'group:default/incident-commanders' },
      freezes: [
        {
          from: '2026-11-20T00:00:00.000Z',
          to: '2026-12-01T00:00:00.000Z',
          reason: 'Peak season',
        },
      ],
      holds: [],
      decisions: { allow: 140, warn: 31, block: 0 },
      reliabilityFixes: 2,
      changes: [
        { change: 'minor', decisions: 120 },
        { change: 'hot fix & more', decisions: 4 },
      ],
      otherChanges: 3,
      actions: [],
    },
    {
      name: 'data-export',
      title: 'Data export',
      owner: null,
      mode: 'block',
      blockFrom: null,
      requires: ['Production readiness at level foundation'],
      review: null,
      breakGlass: null,
      freezes: [],
      holds: [],
      decisions: { allow: 0, warn: 0, block: 0 },
      reliabilityFixes: 0,
      changes: [],
      otherChanges: 0,
      actions: ['hold'],
    },
  ],
  holds: [],
  actions: ['hold'],
};

/** A stored decision that a pipeline asked for. @internal */
export const gateDecisionItem: GateDecisionItem = {
  id: 'decision-1',
  gate: 'production-release',
  entityRef: checkoutSummary.entityRef,
  answer: 'warn',
  summary: '1 of 2 requirements is not met',
  at: '2026-11-21T16:20:00.000Z',
  askedBy: 'plugin:ci',
  context: {
    commit: '4f2a9c1',
    pipelineUrl: 'https://ci.example.com/checkout-api/812',
    change: 'minor',
    environment: 'production',
  },
  claims: ['change'],
};
