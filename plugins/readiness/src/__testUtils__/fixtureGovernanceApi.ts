import { GovernanceApi } from 'backstage-plugin-readiness-common';
import { governanceAnswers } from '../__fixtures__';

/**
 * A backend that answers with the fixtures about what people decide; a test replaces the answer that it is about.
 * @internal
 */
export function fixtureGovernanceApi(
  answers: Partial<GovernanceApi> = {},
): jest.Mocked<GovernanceApi> {
  const api: GovernanceApi = { ...governanceAnswers, ...answers };
  return {
    getEntityGovernance: jest.fn(api.getEntityGovernance),
    getEntityGates: jest.fn(api.getEntityGates),
    attest: jest.fn(api.attest),
    listAttestations: jest.fn(api.listAttestations),
    decideAttestation: jest.fn(api.decideAttestation),
    requestExemption: jest.fn(api.requestExemption),
    getExemptionTerms: jest.fn(api.getExemptionTerms),
    listExemptions: jest.fn(api.listExemptions),
    decideExemption: jest.fn(api.decideExemption),
    getExemptionDebt: jest.fn(api.getExemptionDebt),
    listStandingChanges: jest.fn(api.listStandingChanges),
    confirmStandingChange: jest.fn(api.confirmStandingChange),
    getGates: jest.fn(api.getGates),
    decideGate: jest.fn(api.decideGate),
    listGateDecisions: jest.fn(api.listGateDecisions),
    getGateDecision: jest.fn(api.getGateDecision),
    setHold: jest.fn(api.setHold),
    liftHold: jest.fn(api.liftHold),
    breakGlass: jest.fn(api.breakGlass),
    listFollowUps: jest.fn(api.listFollowUps),
    closeFollowUp: jest.fn(api.closeFollowUp),
    getNewServices: jest.fn(api.getNewServices),
    requestReview: jest.fn(api.requestReview),
    listReviews: jest.fn(api.listReviews),
    getReview: jest.fn(api.getReview),
    decideReview: jest.fn(api.decideReview),
    getReviewFigures: jest.fn(api.getReviewFigures),
    listDueSoon: jest.fn(api.listDueSoon),
    exportEvidence: jest.fn(api.exportEvidence),
  };
}
