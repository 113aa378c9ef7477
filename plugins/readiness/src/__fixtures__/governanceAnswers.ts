import { GovernanceApi } from 'backstage-plugin-readiness-common';
import { dueItems, entityGovernance, tierChange } from './governance';
import {
  firstRestoreAttestation,
  restoreAttestation,
} from './governanceAttestations';
import {
  approvedExemption,
  exemptionDebt,
  exemptionTerms,
  requestedExemption,
} from './governanceExemptions';
import {
  entityGates,
  gateDecisionItem,
  gateHold,
  gatesView,
  warningDecision,
} from './governanceGates';
import {
  newServices,
  openBreakGlass,
  overdueCondition,
  requestedReview,
  reviewFigures,
  reviewView,
} from './governanceReviews';

function pageOf<T>(...items: T[]) {
  return { items, total: items.length, nextCursor: null };
}

/** A backend that answers with the fixtures. @internal */
export const governanceAnswers: GovernanceApi = {
  getEntityGovernance: async () => entityGovernance,
  getEntityGates: async () => entityGates,
  attest: async () => restoreAttestation,
  listAttestations: async () =>
    pageOf(restoreAttestation, firstRestoreAttestation),
  decideAttestation: async () => restoreAttestation,
  requestExemption: async () => requestedExemption,
  getExemptionTerms: async ({ scope, ref }) => ({
    ...exemptionTerms,
    scope: { kind: scope, ref },
  }),
  listExemptions: async () => pageOf(requestedExemption, approvedExemption),
  decideExemption: async () => ({ ...requestedExemption, state: 'approved' }),
  getExemptionDebt: async () => exemptionDebt,
  listStandingChanges: async () => pageOf(tierChange),
  confirmStandingChange: async () => ({ ...tierChange, state: 'confirmed' }),
  getGates: async () => gatesView,
  decideGate: async () => ({ ...warningDecision, id: gateDecisionItem.id }),
  listGateDecisions: async () => pageOf(gateDecisionItem),
  getGateDecision: async () => ({
    ...warningDecision,
    id: gateDecisionItem.id,
    context: gateDecisionItem.context,
  }),
  setHold: async () => gateHold,
  liftHold: async () => gateHold,
  breakGlass: async () => openBreakGlass,
  listFollowUps: async () => pageOf(overdueCondition, openBreakGlass),
  closeFollowUp: async () => ({ ...overdueCondition, state: 'closed' }),
  getNewServices: async () => newServices,
  requestReview: async () => requestedReview,
  listReviews: async () => pageOf(requestedReview),
  getReview: async () => reviewView,
  decideReview: async () => ({ ...requestedReview, state: 'approved' }),
  getReviewFigures: async () => reviewFigures,
  listDueSoon: async () => pageOf(...dueItems),
  exportEvidence: async () => new Response('archive'),
};
