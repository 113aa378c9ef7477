import {
  AttestationView,
  DueItem,
  EntityGates,
  EntityGovernance,
  ExemptionDebt,
  ExemptionDecision,
  ExemptionQuery,
  ExemptionTermsQuery,
  ExemptionTermsView,
  ExemptionView,
  FollowUpView,
  GateDecisionItem,
  GateDecisionQuery,
  GateDecisionView,
  GatesView,
  HoldView,
  NewAttestation,
  NewBreakGlass,
  NewExemption,
  NewGateDecision,
  NewHold,
  NewReview,
  NewServicesView,
  Page,
  ReviewDecision,
  ReviewFigures,
  ReviewItem,
  ReviewQuery,
  ReviewView,
  StandingChangeView,
} from 'backstage-plugin-readiness-common';
import { EntityPath } from '../endpoints';

interface PageQuery {
  limit?: number;
  cursor?: string;
}

interface IdPath {
  id: string;
}

interface GatePath {
  gate: string;
}

/**
 * The types of the endpoints about sign-offs, exemptions and changes that wait for a reviewer.
 * @internal
 */
export type SignOffEndpoints = {
  '#get|/v1/entities/{kind}/{namespace}/{name}/governance': {
    path: EntityPath;
    response: EntityGovernance;
  };
  '#get|/v1/entities/{kind}/{namespace}/{name}/attestations': {
    path: EntityPath;
    query: { standard?: string; check?: string } & PageQuery;
    response: Page<AttestationView>;
  };
  '#post|/v1/entities/{kind}/{namespace}/{name}/attestations': {
    path: EntityPath;
    body: NewAttestation;
    response: AttestationView;
  };
  '#post|/v1/attestations/{id}/decision': {
    path: IdPath;
    body: {
      decision: 'confirm' | 'refuse' | 'withdraw' | 'reconfirm';
      comment?: string;
    };
    response: AttestationView;
  };
  '#get|/v1/exemptions': {
    query: ExemptionQuery;
    response: Page<ExemptionView>;
  };
  '#post|/v1/exemptions': { body: NewExemption; response: ExemptionView };
  '#post|/v1/exemptions/{id}/decision': {
    path: IdPath;
    body: ExemptionDecision;
    response: ExemptionView;
  };
  '#get|/v1/exemption-terms': {
    query: ExemptionTermsQuery;
    response: ExemptionTermsView;
  };
  '#get|/v1/exemption-debt': {
    query: { owner?: string[] };
    response: ExemptionDebt;
  };
  '#get|/v1/standing-changes': {
    query: { state?: ('open' | 'confirmed' | 'undone')[] } & PageQuery;
    response: Page<StandingChangeView>;
  };
  '#post|/v1/standing-changes/{id}/confirmation': {
    path: IdPath;
    body: { comment?: string };
    response: StandingChangeView;
  };
};

/**
 * The types of the endpoints about gates, their decisions and stops.
 * @internal
 */
export type GateEndpoints = {
  '#get|/v1/entities/{kind}/{namespace}/{name}/gates': {
    path: EntityPath;
    response: EntityGates;
  };
  '#get|/v1/gates': { response: GatesView };
  '#post|/v1/gates/{gate}/decisions': {
    path: GatePath;
    body: NewGateDecision;
    response: GateDecisionView;
  };
  '#get|/v1/gates/{gate}/decisions': {
    path: GatePath;
    query: GateDecisionQuery;
    response: Page<GateDecisionItem>;
  };
  '#get|/v1/gate-decisions/{id}': { path: IdPath; response: GateDecisionView };
  '#post|/v1/holds': { body: NewHold; response: HoldView };
  '#post|/v1/holds/{id}/lift': {
    path: IdPath;
    body: { comment?: string };
    response: HoldView;
  };
  '#post|/v1/gates/{gate}/break-glass': {
    path: GatePath;
    body: NewBreakGlass;
    response: FollowUpView;
  };
  '#get|/v1/new-services': { response: NewServicesView };
};

/**
 * The types of the endpoints about readiness reviews, follow-ups and what is due soon.
 * @internal
 */
export type ReviewEndpoints = {
  '#get|/v1/follow-ups': {
    query: {
      state?: ('open' | 'overdue' | 'closed')[];
      kind?: ('break-glass' | 'condition')[];
      entity?: string;
    } & PageQuery;
    response: Page<FollowUpView>;
  };
  '#post|/v1/follow-ups/{id}/close': {
    path: IdPath;
    body: { comment: string };
    response: FollowUpView;
  };
  '#post|/v1/reviews': { body: NewReview; response: ReviewItem };
  '#get|/v1/reviews': { query: ReviewQuery; response: Page<ReviewItem> };
  '#get|/v1/reviews/{id}': { path: IdPath; response: ReviewView };
  '#post|/v1/reviews/{id}/decision': {
    path: IdPath;
    body: ReviewDecision;
    response: ReviewItem;
  };
  '#get|/v1/review-figures': { response: ReviewFigures };
  '#get|/v1/due-soon': {
    query: { owner?: string[]; days?: number } & PageQuery;
    response: Page<DueItem>;
  };
};
