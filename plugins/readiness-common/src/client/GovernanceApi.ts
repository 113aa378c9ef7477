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
  ReviewDecision,
  ReviewFigures,
  ReviewItem,
  ReviewQuery,
  ReviewView,
  StandingChangeView,
} from '../api/governanceTypes';
import { EvidenceQuery } from '../api/evidenceTypes';
import { Page } from '../api/types';

/** One page of a list. @public */
export interface PageQuery {
  limit?: number;
  cursor?: string;
}

/**
 * What people decide about entities: sign-offs, exemptions, gates and reviews. Every call fails with an error of
 * `@backstage/errors` whose message a person can act on; a decision about something that has changed meanwhile fails
 * with ConflictError.
 * @public
 */
export interface GovernanceApi {
  getEntityGovernance(entityRef: string): Promise<EntityGovernance>;
  getEntityGates(entityRef: string): Promise<EntityGates>;

  attest(entityRef: string, body: NewAttestation): Promise<AttestationView>;
  /** Every version, the newest first. */
  listAttestations(
    entityRef: string,
    query?: { standard?: string; check?: string } & PageQuery,
  ): Promise<Page<AttestationView>>;
  decideAttestation(
    id: string,
    body: {
      decision: 'confirm' | 'refuse' | 'withdraw' | 'reconfirm';
      comment?: string;
    },
  ): Promise<AttestationView>;

  requestExemption(body: NewExemption): Promise<ExemptionView>;
  /** What a request would be judged by: who approves it, and how long it may be. */
  getExemptionTerms(query: ExemptionTermsQuery): Promise<ExemptionTermsView>;
  listExemptions(query?: ExemptionQuery): Promise<Page<ExemptionView>>;
  decideExemption(id: string, body: ExemptionDecision): Promise<ExemptionView>;
  getExemptionDebt(query?: { owner?: string[] }): Promise<ExemptionDebt>;

  listStandingChanges(
    query?: { state?: ('open' | 'confirmed' | 'undone')[] } & PageQuery,
  ): Promise<Page<StandingChangeView>>;
  confirmStandingChange(
    id: string,
    body: { comment?: string },
  ): Promise<StandingChangeView>;

  getGates(): Promise<GatesView>;
  /** Asks a gate and stores its decision. The same idempotency key gives the same decision again. */
  decideGate(
    gate: string,
    body: NewGateDecision,
    options?: { idempotencyKey?: string },
  ): Promise<GateDecisionView>;
  listGateDecisions(
    gate: string,
    query?: GateDecisionQuery,
  ): Promise<Page<GateDecisionItem>>;
  getGateDecision(id: string): Promise<GateDecisionView>;
  setHold(body: NewHold): Promise<HoldView>;
  liftHold(id: string, body: { comment?: string }): Promise<HoldView>;
  breakGlass(gate: string, body: NewBreakGlass): Promise<FollowUpView>;
  listFollowUps(
    query?: {
      state?: ('open' | 'overdue' | 'closed')[];
      kind?: ('break-glass' | 'condition')[];
      entity?: string;
    } & PageQuery,
  ): Promise<Page<FollowUpView>>;
  closeFollowUp(id: string, body: { comment: string }): Promise<FollowUpView>;
  getNewServices(): Promise<NewServicesView>;

  requestReview(
    body: NewReview,
    options?: { idempotencyKey?: string },
  ): Promise<ReviewItem>;
  /** The riskiest and oldest first. */
  listReviews(query?: ReviewQuery): Promise<Page<ReviewItem>>;
  getReview(id: string): Promise<ReviewView>;
  decideReview(id: string, body: ReviewDecision): Promise<ReviewItem>;
  getReviewFigures(): Promise<ReviewFigures>;
  /** What ends or is owed within so many days (default 30), soonest first; `owner` absent: the viewer's own. */
  listDueSoon(
    query?: { owner?: string[]; days?: number } & PageQuery,
  ): Promise<Page<DueItem>>;
  /** A zip archive as the body, with what `EvidenceManifest` describes in it. */
  exportEvidence(query: EvidenceQuery): Promise<Response>;
}
