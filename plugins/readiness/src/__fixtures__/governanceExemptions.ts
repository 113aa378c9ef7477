import {
  ExemptionDebt,
  ExemptionTermsView,
  ExemptionView,
} from 'backstage-plugin-readiness-common';
import { checkoutSummary } from './entities';

/** Stands, was renewed once, ends within two weeks. The viewer may revoke it and ask for its renewal. @internal */
export const approvedExemption: ExemptionView = {
  id: 'exemption-2',
  scope: { kind: 'entity', ref: checkoutSummary.entityRef },
  standard: 'production-readiness',
  checkId: 'vulnerabilities',
  checkTitle: 'No critical vulnerability is older than 15 days',
  state: 'approved',
  reason: 'The fix of the vendor comes with **release 9** in December.',
  compensatingMeasure: 'The endpoint is closed at the gateway.',
  requestedBy: 'user:default/jonas.lind',
  requestedAt: '2026-10-30T10:00:00.000Z',
  startsAt: '2026-11-02T09:00:00.000Z',
  endsAt: '2026-12-01T00:00:00.000Z',
  approver: 'group:default/security',
  automatic: false,
  decidedBy: 'user:default/tom.becker',
  decidedAt: '2026-11-02T09:00:00.000Z',
  decisionComment: 'Once more, for the last time.',
  renewals: 1,
  renews: 'exemption-1',
  version: 2,
  entities: 1,
  actions: ['revoke', 'renew'],
};

/** What a request for one of the check that is exempt would be judged by. @internal */
export const exemptionTerms: ExemptionTermsView = {
  scope: approvedExemption.scope,
  standard: 'production-readiness',
  checkId: 'vulnerabilities',
  ...{ automatic: false, approver: 'group:default/security' },
  ...{ policy: 'exemptions', longestDays: 90, lastDay: '2027-02-20' },
  ...{ renews: 'exemption-2', renewals: 2 },
};

/** Waits for a decision that is the viewer's, and stands for all entities of a team. @internal */
export const requestedExemption: ExemptionView = {
  ...approvedExemption,
  id: 'exemption-3',
  scope: { kind: 'owner', ref: 'group:default/checkout' },
  checkId: 'on-call-rotation',
  checkTitle: 'Pages go to an on-call rotation',
  state: 'requested',
  reason: 'Two of three people joined this month and are in training.',
  compensatingMeasure: 'The platform team takes the pages at night.',
  requestedBy: 'user:default/amira.haddad',
  requestedAt: '2026-11-20T08:00:00.000Z',
  startsAt: null,
  endsAt: '2027-01-31T00:00:00.000Z',
  approver: 'group:default/reliability',
  decidedBy: null,
  decidedAt: null,
  decisionComment: null,
  renewals: 0,
  renews: null,
  version: 1,
  entities: 4,
  actions: ['approve', 'reject'],
};

/** Ended by itself. @internal */
export const expiredExemption: ExemptionView = {
  ...approvedExemption,
  id: 'exemption-1',
  state: 'expired',
  startsAt: '2026-09-30T09:00:00.000Z',
  endsAt: '2026-10-31T00:00:00.000Z',
  decisionComment: null,
  renewals: 0,
  renews: null,
  actions: [],
};

/** @internal */
export const exemptionDebt: ExemptionDebt = {
  at: '2026-11-22T12:00:00.000Z',
  figuresOf: 'organisation',
  total: {
    exemptions: 7,
    entities: 5,
    renewed: 3,
    medianAgeDays: 41,
    oldestAgeDays: 190,
    endingIn14Days: 2,
  },
  byTeam: [
    {
      team: 'group:default/checkout',
      exemptions: 5,
      entities: 4,
      renewed: 3,
      medianAgeDays: 60,
      oldestAgeDays: 190,
      endingIn14Days: 1,
    },
    {
      team: null,
      exemptions: 2,
      entities: 1,
      renewed: 0,
      medianAgeDays: 12,
      oldestAgeDays: 20,
      endingIn14Days: 1,
    },
  ],
  byCheck: [
    {
      standard: 'production-readiness',
      checkId: 'vulnerabilities',
      title: 'No critical vulnerability is older than 15 days',
      exemptions: 5,
      entities: 5,
      renewed: 3,
      medianAgeDays: 55,
      oldestAgeDays: 190,
      endingIn14Days: 2,
    },
    {
      standard: 'production-readiness',
      checkId: 'on-call-rotation',
      title: 'Pages go to an on-call rotation',
      exemptions: 2,
      entities: 2,
      renewed: 0,
      medianAgeDays: 12,
      oldestAgeDays: 20,
      endingIn14Days: 0,
    },
  ],
};
