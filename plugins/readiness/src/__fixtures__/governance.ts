import {
  DueItem,
  EntityGovernance,
  EntityReadiness,
  ResultView,
  StandingChangeView,
} from 'backstage-plugin-readiness-common';
import { checkoutSummary } from './entities';
import { entityReadiness, scorecard } from './entityReadiness';
import {
  attestable,
  failoverAttestation,
  restoreAttestation,
} from './governanceAttestations';
import {
  approvedExemption,
  expiredExemption,
  requestedExemption,
} from './governanceExemptions';
import {
  approvedReview,
  openBreakGlass,
  overdueCondition,
  requestedReview,
} from './governanceReviews';
import { results } from './results';

/** A tier that became less critical and is not confirmed. @internal */
export const tierChange: StandingChangeView = {
  id: 'standing-1',
  kind: 'tier',
  entity: checkoutSummary,
  subject: null,
  from: '0',
  to: '1',
  at: '2026-11-19T08:00:00.000Z',
  state: 'open',
  decidedBy: null,
  decidedAt: null,
  comment: null,
  actions: ['confirm'],
};

/** A scope that the entity left. @internal */
export const scopeChange: StandingChangeView = {
  ...tierChange,
  id: 'standing-2',
  kind: 'scope',
  subject: 'production-readiness',
  from: null,
  to: null,
  actions: [],
};

/** One of every kind, the most urgent first. @internal */
export const dueItems: DueItem[] = [
  {
    kind: 'condition',
    id: 'follow-up-1',
    entityRef: checkoutSummary.entityRef,
    title: 'Link the load test to the dashboard',
    dueAt: '2026-11-15T00:00:00.000Z',
    overdue: true,
    owner: 'group:default/checkout',
  },
  {
    kind: 'break-glass',
    id: 'follow-up-2',
    entityRef: checkoutSummary.entityRef,
    title: 'The checkout loses orders',
    dueAt: '2026-11-25T11:00:00.000Z',
    overdue: false,
    owner: 'group:default/checkout',
  },
  {
    kind: 'exemption',
    id: 'exemption-2',
    entityRef: checkoutSummary.entityRef,
    title: 'No critical vulnerability is older than 15 days',
    dueAt: '2026-12-01T00:00:00.000Z',
    overdue: false,
    owner: 'group:default/checkout',
  },
  {
    kind: 'attestation',
    id: 'attestation-2',
    entityRef: checkoutSummary.entityRef,
    title: 'A restore was tested',
    dueAt: '2026-12-04T09:30:00.000Z',
    overdue: false,
    owner: 'group:default/checkout',
  },
  {
    kind: 'review',
    id: 'review-1',
    entityRef: 'component:default/payments-api',
    title: 'Production release',
    dueAt: '2026-12-20T12:00:00.000Z',
    overdue: false,
    owner: 'group:default/payments',
  },
];

/** Everything that people decided about the entity, and a viewer who may do everything. @internal */
export const entityGovernance: EntityGovernance = {
  entityRef: checkoutSummary.entityRef,
  attestations: [restoreAttestation, failoverAttestation],
  exemptions: [requestedExemption, approvedExemption, expiredExemption],
  reviews: [requestedReview, approvedReview],
  followUps: [overdueCondition, openBreakGlass],
  standingChanges: [tierChange],
  attestable,
  actions: [
    'attest',
    'request-exemption',
    'request-review',
    'break-glass',
    'export-evidence',
  ],
};

/** Nothing was decided yet, and nothing may be. @internal */
export const emptyGovernance: EntityGovernance = {
  entityRef: checkoutSummary.entityRef,
  attestations: [],
  exemptions: [],
  reviews: [],
  followUps: [],
  standingChanges: [],
  attestable: [],
  actions: [],
};

/** Results of the checks that people sign off: one in force, one that waits, one that nobody signed off. @internal */
export const attestedResults: ResultView[] = [
  {
    ...results[0],
    checkId: 'restore-tested',
    title: 'A restore was tested',
    category: 'resilience',
    reason: 'Signed off until 2026-12-04',
  },
  {
    ...results[4],
    checkId: 'failover-signed',
    title: 'A failover was rehearsed',
    category: 'resilience',
    reason: 'Nobody has signed it off',
    who: 'owner',
  },
  {
    ...results[4],
    checkId: 'threat-model',
    title: 'The threat model is up to date',
    category: 'security',
    reason: 'Nobody has signed it off',
    who: 'owner',
  },
];

/** The entity with checks that people sign off. @internal */
export const governedReadiness: EntityReadiness = {
  ...entityReadiness,
  scorecards: [
    { ...scorecard, results: [...scorecard.results, ...attestedResults] },
  ],
};
