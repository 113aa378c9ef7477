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
import { GovernanceApi } from './GovernanceApi';
import {
  entityPath,
  HttpRequests,
  ReadinessClientOptions,
} from './HttpRequests';

/**
 * Talks to the readiness backend over HTTP about what people decide.
 * @public
 */
export class GovernanceClient implements GovernanceApi {
  readonly #requests: HttpRequests;

  constructor(options: ReadinessClientOptions) {
    this.#requests = new HttpRequests(options);
  }

  getEntityGovernance(entityRef: string): Promise<EntityGovernance> {
    return this.#requests.get(`${entityPath(entityRef)}/governance`);
  }

  getEntityGates(entityRef: string): Promise<EntityGates> {
    return this.#requests.get(`${entityPath(entityRef)}/gates`);
  }

  attest(entityRef: string, body: NewAttestation): Promise<AttestationView> {
    return this.#requests.post(`${entityPath(entityRef)}/attestations`, body);
  }

  listAttestations(
    entityRef: string,
    query: Parameters<GovernanceApi['listAttestations']>[1] = {},
  ): Promise<Page<AttestationView>> {
    const path = `${entityPath(entityRef)}/attestations`;
    return this.#requests.get(path, { ...query });
  }

  decideAttestation(
    id: string,
    body: Parameters<GovernanceApi['decideAttestation']>[1],
  ): Promise<AttestationView> {
    return this.#requests.post(item('attestations', id, 'decision'), body);
  }

  requestExemption(body: NewExemption): Promise<ExemptionView> {
    return this.#requests.post('/exemptions', body);
  }

  getExemptionTerms(query: ExemptionTermsQuery): Promise<ExemptionTermsView> {
    return this.#requests.get('/exemption-terms', { ...query });
  }

  listExemptions(query: ExemptionQuery = {}): Promise<Page<ExemptionView>> {
    return this.#requests.get('/exemptions', { ...query });
  }

  decideExemption(id: string, body: ExemptionDecision): Promise<ExemptionView> {
    return this.#requests.post(item('exemptions', id, 'decision'), body);
  }

  getExemptionDebt(query: { owner?: string[] } = {}): Promise<ExemptionDebt> {
    return this.#requests.get('/exemption-debt', { ...query });
  }

  listStandingChanges(
    query: Parameters<GovernanceApi['listStandingChanges']>[0] = {},
  ): Promise<Page<StandingChangeView>> {
    return this.#requests.get('/standing-changes', { ...query });
  }

  confirmStandingChange(
    id: string,
    body: { comment?: string },
  ): Promise<StandingChangeView> {
    const path = item('standing-changes', id, 'confirmation');
    return this.#requests.post(path, body);
  }

  getGates(): Promise<GatesView> {
    return this.#requests.get('/gates');
  }

  decideGate(
    gate: string,
    body: NewGateDecision,
    options: { idempotencyKey?: string } = {},
  ): Promise<GateDecisionView> {
    const path = item('gates', gate, 'decisions');
    return this.#requests.post(path, body, idempotent(options));
  }

  listGateDecisions(
    gate: string,
    query: GateDecisionQuery = {},
  ): Promise<Page<GateDecisionItem>> {
    return this.#requests.get(item('gates', gate, 'decisions'), { ...query });
  }

  getGateDecision(id: string): Promise<GateDecisionView> {
    return this.#requests.get(item('gate-decisions', id));
  }

  setHold(body: NewHold): Promise<HoldView> {
    return this.#requests.post('/holds', body);
  }

  liftHold(id: string, body: { comment?: string }): Promise<HoldView> {
    return this.#requests.post(item('holds', id, 'lift'), body);
  }

  breakGlass(gate: string, body: NewBreakGlass): Promise<FollowUpView> {
    return this.#requests.post(item('gates', gate, 'break-glass'), body);
  }

  listFollowUps(
    query: Parameters<GovernanceApi['listFollowUps']>[0] = {},
  ): Promise<Page<FollowUpView>> {
    return this.#requests.get('/follow-ups', { ...query });
  }

  closeFollowUp(id: string, body: { comment: string }): Promise<FollowUpView> {
    return this.#requests.post(item('follow-ups', id, 'close'), body);
  }

  getNewServices(): Promise<NewServicesView> {
    return this.#requests.get('/new-services');
  }

  requestReview(
    body: NewReview,
    options: { idempotencyKey?: string } = {},
  ): Promise<ReviewItem> {
    return this.#requests.post('/reviews', body, idempotent(options));
  }

  listReviews(query: ReviewQuery = {}): Promise<Page<ReviewItem>> {
    return this.#requests.get('/reviews', { ...query });
  }

  getReview(id: string): Promise<ReviewView> {
    return this.#requests.get(item('reviews', id));
  }

  decideReview(id: string, body: ReviewDecision): Promise<ReviewItem> {
    return this.#requests.post(item('reviews', id, 'decision'), body);
  }

  getReviewFigures(): Promise<ReviewFigures> {
    return this.#requests.get('/review-figures');
  }

  listDueSoon(
    query: Parameters<GovernanceApi['listDueSoon']>[0] = {},
  ): Promise<Page<DueItem>> {
    return this.#requests.get('/due-soon', { ...query });
  }

  exportEvidence(query: EvidenceQuery): Promise<Response> {
    return this.#requests.open('/evidence', { ...query });
  }
}

function item(collection: string, id: string, act?: string): string {
  const path = `/${collection}/${encodeURIComponent(id)}`;
  return act === undefined ? path : `${path}/${act}`;
}

function idempotent(options: {
  idempotencyKey?: string;
}): Record<string, string> {
  const { idempotencyKey } = options;
  return idempotencyKey === undefined
    ? {}
    : { 'Idempotency-Key': idempotencyKey };
}
