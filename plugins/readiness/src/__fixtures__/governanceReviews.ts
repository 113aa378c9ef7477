import {
  FollowUpView,
  NewServicesView,
  ReviewFigures,
  ReviewItem,
  ReviewView,
} from 'backstage-plugin-readiness-common';
import { checkoutSummary, orphanSummary } from './entities';
import {
  failoverAttestation,
  restoreAttestation,
} from './governanceAttestations';
import { approvedExemption } from './governanceExemptions';
import { blockedDecision } from './governanceGates';

/** Waits for a decision that is the viewer's. @internal */
export const requestedReview: ReviewItem = {
  id: 'review-2',
  entity: checkoutSummary,
  gate: 'new-service',
  gateTitle: 'New service',
  state: 'requested',
  requestedBy: 'user:default/amira.haddad',
  requestedAt: '2026-11-18T12:00:00.000Z',
  waitingDays: 4,
  tier: 0,
  level: { name: 'foundation', rank: 1, of: 3, highest: 3 },
  missing: 2,
  declared: 4,
  applicable: 12,
  reviewers: 'group:default/reliability',
  decidedBy: null,
  decidedAt: null,
  validUntil: null,
  conditions: 0,
  version: 1,
  actions: ['approve', 'request-changes', 'reject'],
};

/** Approved with a condition, for a year. @internal */
export const approvedReview: ReviewItem = {
  ...requestedReview,
  id: 'review-1',
  gate: 'production-release',
  gateTitle: 'Production release',
  state: 'approved',
  requestedAt: '2026-03-01T12:00:00.000Z',
  waitingDays: 3,
  decidedBy: 'user:default/tom.becker',
  decidedAt: '2026-03-04T12:00:00.000Z',
  validUntil: '2027-03-04T12:00:00.000Z',
  conditions: 1,
  version: 2,
  actions: [],
};

/** A condition of an approval that is late. @internal */
export const overdueCondition: FollowUpView = {
  id: 'follow-up-1',
  kind: 'condition',
  entityRef: checkoutSummary.entityRef,
  gate: 'production-release',
  text: 'Link the load test to the dashboard',
  owner: 'group:default/checkout',
  raisedBy: 'user:default/tom.becker',
  raisedAt: '2026-03-04T12:00:00.000Z',
  dueAt: '2026-11-15T00:00:00.000Z',
  state: 'overdue',
  closedBy: null,
  closedAt: null,
  closingComment: null,
  reviewId: 'review-1',
  actions: ['close'],
};

/** What a broken glass left behind. @internal */
export const openBreakGlass: FollowUpView = {
  ...overdueCondition,
  id: 'follow-up-2',
  kind: 'break-glass',
  text: 'The checkout loses orders',
  raisedAt: '2026-11-22T11:00:00.000Z',
  dueAt: '2026-11-25T11:00:00.000Z',
  state: 'open',
  reviewId: null,
  actions: [],
};

/** The whole of the review that waits. @internal */
export const reviewView: ReviewView = {
  ...requestedReview,
  comment: 'First release to **customers** on December 1.',
  decisionComment: null,
  lapsedReason: null,
  followUps: [],
  snapshot: {
    at: '2026-11-18T12:00:00.000Z',
    decision: blockedDecision,
    scorecards: [
      {
        standard: 'production-readiness',
        title: 'Production readiness',
        level: { name: 'foundation', rank: 1, of: 3, highest: 3 },
        score: 0.42,
        known: 4 / 6,
        results: [
          {
            checkId: 'runbook-linked',
            title: 'A runbook is linked',
            category: 'incident-response',
            level: 'foundation',
            status: 'pass',
            stale: false,
            exempt: false,
            reason: 'Met',
            restsOn: 'declared',
          },
          {
            checkId: 'on-call-rotation',
            title: 'Pages go to an on-call rotation',
            category: 'incident-response',
            level: 'foundation',
            status: 'fail',
            stale: false,
            exempt: false,
            reason: 'No rotation with three or more people is linked',
            restsOn: 'measured',
          },
          {
            checkId: 'vulnerabilities',
            title: 'No critical vulnerability is older than 15 days',
            category: 'security',
            level: 'foundation',
            status: 'fail',
            stale: false,
            exempt: true,
            reason: '2 critical vulnerabilities are older than 15 days',
            restsOn: 'measured',
          },
          {
            checkId: 'restore-tested',
            title: 'A restore was tested',
            category: 'resilience',
            level: 'professional',
            status: 'pass',
            stale: false,
            exempt: false,
            reason: 'Signed off',
            restsOn: 'attested',
          },
          {
            checkId: 'pipeline-success',
            title: 'The pipeline succeeds',
            category: 'delivery',
            level: 'professional',
            status: 'no-data',
            stale: false,
            exempt: false,
            reason: 'No data for ci.success-rate',
            restsOn: 'nothing',
          },
        ],
      },
    ],
    attestations: [restoreAttestation, failoverAttestation],
    exemptions: [approvedExemption],
    objectives: [
      {
        slo: 'checkout-availability',
        objective: 'availability',
        title: 'Orders are taken',
        state: 'at-risk',
        budgetRemaining: 0.18,
      },
      {
        slo: 'checkout-latency',
        objective: 'latency',
        title: 'Orders are quick',
        state: 'exhausted',
        budgetRemaining: -0.4,
        removed: {
          at: '2026-11-20T09:00:00.000Z',
          countsUntil: '2026-12-20T09:00:00.000Z',
        },
      },
    ],
    ownership: {
      owner: 'group:default/checkout',
      ownerState: 'valid',
      hasContact: true,
      hasRotation: false,
    },
    dependencies: [
      {
        entityRef: 'component:default/payments-api',
        exists: true,
        level: { name: 'professional', rank: 2, of: 3, highest: 3 },
      },
      {
        entityRef: 'component:default/gone',
        exists: false,
        level: null,
      },
    ],
  },
  now: blockedDecision,
  changedSince: [
    {
      at: '2026-11-20T12:00:00.000Z',
      subject: 'on-call-rotation',
      title: 'Pages go to an on-call rotation',
      before: 'pass',
      after: 'fail',
    },
  ],
  changedSinceLastReview: null,
};

/** @internal */
export const reviewFigures: ReviewFigures = {
  at: '2026-11-22T12:00:00.000Z',
  waiting: 3,
  oldestWaitingDays: 9,
  decided: { approved: 14, 'changes-requested': 4, rejected: 1 },
  medianWaitingDays: 2.5,
  overdueConditions: 1,
  openBreakGlasses: 1,
};

/** @internal */
export const newServices: NewServicesView = {
  at: '2026-11-22T12:00:00.000Z',
  firstSeen: [
    {
      entity: checkoutSummary,
      firstSeenAt: '2026-11-19T08:00:00.000Z',
      level: { name: 'foundation', rank: 1, of: 3, highest: 3 },
    },
  ],
  ungated: [
    {
      entity: orphanSummary,
      at: '2026-11-12T08:00:00.000Z',
      gates: [{ gate: 'new-service', answer: 'block' }],
    },
  ],
};
