import { GateDecisionView } from 'backstage-plugin-readiness-common';

/** A gate that blocks: one requirement is met, one is not. */
export const BLOCKED: GateDecisionView = {
  id: '7',
  gate: 'production-release',
  title: 'Production release',
  entityRef: 'component:default/checkout',
  answer: 'block',
  mode: 'block',
  summary: '1 of 2 requirements is not met',
  at: '2027-03-01T12:00:00.000Z',
  tier: { judged: 1, declared: 2, reason: 'tier 2 waits for a reviewer' },
  requirements: [
    {
      id: 'level:production-readiness',
      kind: 'level',
      outcome: 'not-met',
      reason: 'foundation is reached, professional is asked for',
      fix: 'Meet what is missing, or request an exemption',
      approvers: ['group:default/sre'],
      missing: [
        {
          standard: 'production-readiness',
          checkId: 'restore-tested',
          title: 'Restoring is tested | @sre',
          level: 'professional',
          status: 'no-data',
          stale: false,
          reason: 'Nobody has signed <b>it</b> off',
          who: 'owner',
          fix: { text: 'Sign it off', url: 'https://docs.example.com/restore' },
        },
      ],
      level: {
        standard: 'production-readiness',
        title: 'Production readiness',
        required: 'professional',
        reached: 'foundation',
        exempted: 0,
        declared: 3,
        unknown: 1,
        applicable: 12,
      },
      oldestObservation: '2027-02-28T12:00:00.000Z',
    },
    {
      id: 'slo',
      kind: 'slo',
      outcome: 'met',
      reason: 'Every budget has something left',
      approvers: [],
      missing: [],
      oldestObservation: null,
    },
  ],
  claims: [{ kind: 'change', value: 'minor' }],
  context: { change: 'minor' },
  breakGlass: null,
  validUntil: null,
  link: '/catalog/default/component/checkout/readiness',
};

/** The same gate when it lets pass. */
export const ALLOWED: GateDecisionView = {
  ...BLOCKED,
  answer: 'allow',
  summary: 'Everything that is asked for is met',
  requirements: [BLOCKED.requirements[1]],
};
