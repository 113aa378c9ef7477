import { CheckStatus, EntitySummary, IsoInstant, LevelView } from './types';

/** A link that somebody gave as evidence. It is shown, never fetched. @public */
export interface EvidenceLink {
  url: string;
  title?: string;
}

/** What somebody gives as evidence: at least one of them where evidence is asked for. @public */
export interface Evidence {
  /** At most 20. */
  links: EvidenceLink[];
  /** Markdown, at most 10,000 characters. */
  text?: string;
}

/** @public */
export type AttestationAnswer = 'met' | 'not-met' | 'not-applicable';

/**
 * `awaiting-review`: does not count yet. `in-force`: counts until it ends. `replaced`: a newer one counts.
 * @public
 */
export type AttestationState =
  | 'awaiting-review'
  | 'in-force'
  | 'expired'
  | 'refused'
  | 'withdrawn'
  | 'replaced';

/** One version of a sign-off. @public */
export interface AttestationView {
  id: string;
  entityRef: string;
  standard: string;
  checkId: string;
  checkTitle: string;
  question: string | null;
  answer: AttestationAnswer;
  state: AttestationState;
  comment: string | null;
  evidence: Evidence;
  attestedBy: string;
  attestedAt: IsoInstant;
  reviewedBy: string | null;
  reviewedAt: IsoInstant | null;
  reviewComment: string | null;
  /** When it ends by itself. */
  validUntil: IsoInstant | null;
  /** What the viewer may do with it now. */
  actions: ('confirm' | 'refuse' | 'withdraw' | 'reconfirm')[];
}

/** @public */
export interface NewAttestation {
  standard: string;
  checkId: string;
  answer: AttestationAnswer;
  /** At most 2,000 characters. */
  comment?: string;
  evidence?: Evidence;
  /**
   * For how many whole days from now it holds, at most the period of the check; not beside `validUntil`. With neither of
   * them it holds for the period of the check.
   */
  validForDays?: number;
  /** When it ends, no later than the period of the check would end it; not beside `validForDays`. */
  validUntil?: IsoInstant;
}

/** @public */
export interface ExemptionScope {
  /** `owner` and `system` stand for all entities of an owner or a system, of no more critical a tier than now. */
  kind: 'entity' | 'owner' | 'system';
  ref: string;
}

/** @public */
export type ExemptionState =
  | 'requested'
  | 'approved'
  | 'rejected'
  | 'revoked'
  | 'withdrawn'
  | 'expired';

/** A dated exception to a check. It is not a pass. @public */
export interface ExemptionView {
  id: string;
  scope: ExemptionScope;
  standard: string;
  checkId: string;
  checkTitle: string;
  state: ExemptionState;
  reason: string;
  compensatingMeasure: string;
  requestedBy: string;
  requestedAt: IsoInstant;
  startsAt: IsoInstant | null;
  endsAt: IsoInstant;
  /** Ref of the group whose members decide; null: who holds the permission. */
  approver: string | null;
  /** Approved by policy, without a person. */
  automatic: boolean;
  decidedBy: string | null;
  decidedAt: IsoInstant | null;
  decisionComment: string | null;
  /** How often it was renewed before. */
  renewals: number;
  renews: string | null;
  /** For optimistic locking: send it with a decision. */
  version: number;
  /** How many entities that the viewer may see it stands for. */
  entities: number;
  actions: ('approve' | 'reject' | 'revoke' | 'withdraw' | 'renew')[];
}

/** @public */
export interface NewExemption {
  scope: ExemptionScope;
  standard: string;
  checkId: string;
  /** 10 to 2,000 characters. */
  reason: string;
  /** 10 to 2,000 characters. */
  compensatingMeasure: string;
  endsAt: IsoInstant;
  /** Id of the exemption that this one continues. */
  renews?: string;
}

/** For what an exemption is wanted. @public */
export interface ExemptionTermsQuery {
  scope: ExemptionScope['kind'];
  /** Ref of the entity, owner or system. */
  ref: string;
  standard: string;
  check: string;
}

/**
 * What a request for an exemption would be judged by now. For an owner or a system by the most critical of the entities
 * that the viewer may see; those that they may not see can make it stricter.
 * @public
 */
export interface ExemptionTermsView {
  scope: ExemptionScope;
  standard: string;
  checkId: string;
  /** Approved by policy, without a person. */
  automatic: boolean;
  /** Ref of the group whose members decide, never who asks; null: who holds the permission, unless it is automatic. */
  approver: string | null;
  /** Name of the policy that says so; null where none fits. */
  policy: string | null;
  longestDays: number;
  /** On which it may end at the latest, such as `2027-01-31`. */
  lastDay: string;
  /** Id of the exemption that a request would renew. */
  renews: string | null;
  /** How often it would be renewed with it; 0: it would be the first. */
  renewals: number;
}

/** @public */
export interface ExemptionDecision {
  decision: 'approve' | 'reject' | 'revoke' | 'withdraw';
  comment?: string;
  version: number;
}

/** @public */
export interface ExemptionQuery {
  entity?: string;
  owner?: string[];
  standard?: string;
  check?: string;
  state?: ExemptionState[];
  /** Only what the viewer may decide now. */
  mine?: boolean;
  limit?: number;
  cursor?: string;
}

/** How many exemptions stand, how old they are, and how often they were renewed. @public */
export interface ExemptionDebt {
  at: IsoInstant;
  figuresOf: 'organisation' | 'visible';
  total: ExemptionDebtFigures;
  byTeam: (ExemptionDebtFigures & { team: string | null })[];
  byCheck: (ExemptionDebtFigures & {
    standard: string;
    checkId: string;
    title: string;
  })[];
}

/** Counted per entity and check that is exempt now. @public */
export interface ExemptionDebtFigures {
  exemptions: number;
  entities: number;
  renewed: number;
  medianAgeDays: number | null;
  oldestAgeDays: number | null;
  endingIn14Days: number;
}

/** @public */
export interface StandingChangeView {
  id: string;
  kind: 'tier' | 'scope' | 'gate-scope';
  entity: EntitySummary;
  /** The standard or gate whose scope it left; null for a tier. */
  subject: string | null;
  /** Tier before and after as text (`undeclared` when there is none); null for scopes. */
  from: string | null;
  to: string | null;
  at: IsoInstant;
  state: 'open' | 'confirmed' | 'undone';
  decidedBy: string | null;
  decidedAt: IsoInstant | null;
  comment: string | null;
  actions: 'confirm'[];
}

/** @public */
export interface GateContextBody {
  /** Such as `minor` or `major`. */
  change?: string;
  commit?: string;
  pipelineUrl?: string;
  environment?: string;
  reliabilityFix?: { incident: string };
}

/** @public */
export interface NewGateDecision {
  /** An entity of the catalog ... */
  entityRef?: string;
  /** ... or a descriptor that need not be in it yet. */
  descriptor?: object;
  context?: GateContextBody;
}

/** @public */
export interface MissingResultView {
  standard: string;
  checkId: string;
  title: string;
  level: string;
  status: CheckStatus;
  stale: boolean;
  reason: string;
  who: 'owner' | 'platform' | 'author' | 'nobody';
  fix?: { text?: string; url?: string; template?: string };
}

/** @public */
export interface GateRequirementView {
  id: string;
  kind: 'level' | 'slo' | 'review' | 'freeze' | 'hold';
  outcome:
    | 'met'
    | 'met-with-exemptions'
    | 'excused'
    | 'nothing-required'
    | 'not-met';
  /** Not met, and yet it never blocks by itself. */
  onlyWarns?: true;
  reason: string;
  fix?: string;
  approvers: string[];
  /** Worst first, at most 50. */
  missing: MissingResultView[];
  level?: {
    standard: string;
    title: string;
    required: string | null;
    reached: string | null;
    exempted: number;
    declared: number;
    unknown: number;
    applicable: number;
  };
  oldestObservation: IsoInstant | null;
}

/** What a gate answers. @public */
export interface GateDecisionView {
  /** Of a stored decision; null for an answer that was only looked at. */
  id: string | null;
  gate: string;
  title: string;
  entityRef: string;
  answer: 'allow' | 'warn' | 'block';
  mode: 'warn' | 'block';
  summary: string;
  at: IsoInstant;
  tier: { judged: number; declared: number | null; reason: string | null };
  requirements: GateRequirementView[];
  claims: { kind: string; value: string }[];
  context: GateContextBody;
  breakGlass: {
    reason: string;
    by: string;
    at: IsoInstant;
    until: IsoInstant;
  } | null;
  validUntil: IsoInstant | null;
  /** It judged a descriptor that came with the question, not what the catalog has. */
  descriptor?: true;
  /** The catalog has no entity of that ref that the viewer may see. */
  notInCatalog?: true;
  /** Page in the portal, relative to its root: of the entity, or of the decision where the catalog has no entity. */
  link: string;
}

/** A stored decision, as lists have it. @public */
export interface GateDecisionItem {
  id: string;
  gate: string;
  entityRef: string;
  answer: 'allow' | 'warn' | 'block';
  summary: string;
  at: IsoInstant;
  askedBy: string;
  context: GateContextBody;
  /** Kinds of the claims that the gate made use of. */
  claims: string[];
  /** It judged a descriptor that came with the question, not what the catalog has. */
  descriptor?: true;
  /** The catalog has no entity of that ref that the viewer may see. */
  notInCatalog?: true;
}

/** @public */
export interface GateDecisionQuery {
  entity?: string;
  answer?: ('allow' | 'warn' | 'block')[];
  /** Kinds of claims that the gate made use of. */
  claim?: GateClaimKind[];
  /** Types of change that callers claimed. */
  change?: string[];
  /** Only of so many days back. */
  days?: number;
  limit?: number;
  cursor?: string;
}

/** @public */
export type GateClaimKind = 'change' | 'environment' | 'reliability-fix';

/** A gate as its document says, with who stops it. @public */
export interface GateView {
  name: string;
  title: string;
  description?: string;
  owner: string | null;
  mode: 'warn' | 'block';
  blockFrom: IsoInstant | null;
  /** Sentences: what it asks for. */
  requires: string[];
  review: { by: string; when: string | null } | null;
  breakGlass: { by: string } | null;
  freezes: { from: IsoInstant; to: IsoInstant; reason: string }[];
  holds: HoldView[];
  /** Answers of the last 30 days that the viewer may see. */
  decisions: { allow: number; warn: number; block: number };
  /** Claimed reliability fixes of the last 30 days that passed an exhausted budget: the claim `reliability-fix`. */
  reliabilityFixes: number;
  /** Types of change that callers claimed in the last 30 days, the most frequent first, at most 10. */
  changes: { change: string; decisions: number }[];
  /** Decisions of the last 30 days with any other claimed type of change. */
  otherChanges: number;
  actions: ('hold' | 'break-glass')[];
}

/** @public */
export interface GatesView {
  gates: GateView[];
  /** Holds of all gates. */
  holds: HoldView[];
  actions: 'hold'[];
}

/** A stop of one gate, or of all of them. @public */
export interface HoldView {
  id: string;
  /** Null: all gates. */
  gate: string | null;
  reason: string;
  by: string;
  at: IsoInstant;
  until: IsoInstant | null;
  actions: 'lift'[];
}

/** @public */
export interface NewHold {
  /** Absent: all gates. */
  gate?: string;
  reason: string;
  until?: IsoInstant;
}

/** @public */
export interface NewBreakGlass {
  entityRef: string;
  reason: string;
}

/** Something that somebody still owes: after a break-glass, or as a condition of an approval. @public */
export interface FollowUpView {
  id: string;
  kind: 'break-glass' | 'condition';
  entityRef: string;
  gate: string;
  text: string;
  owner: string | null;
  raisedBy: string;
  raisedAt: IsoInstant;
  dueAt: IsoInstant;
  state: 'open' | 'overdue' | 'closed';
  closedBy: string | null;
  closedAt: IsoInstant | null;
  closingComment: string | null;
  /** Of the review whose condition it is. */
  reviewId: string | null;
  actions: 'close'[];
}

/** @public */
export type ReviewState =
  | 'requested'
  | 'changes-requested'
  | 'approved'
  | 'rejected'
  | 'withdrawn'
  | 'lapsed'
  | 'expired';

/** A readiness review, as queues have it. @public */
export interface ReviewItem {
  id: string;
  entity: EntitySummary;
  gate: string;
  gateTitle: string;
  state: ReviewState;
  requestedBy: string;
  requestedAt: IsoInstant;
  waitingDays: number;
  tier: number;
  /** At the time of the request, of the standard that the gate asks for first. */
  level: LevelView | null;
  missing: number;
  declared: number;
  applicable: number;
  reviewers: string | null;
  decidedBy: string | null;
  decidedAt: IsoInstant | null;
  validUntil: IsoInstant | null;
  conditions: number;
  version: number;
  actions: ReviewAction[];
}

/** @public */
export type ReviewAction =
  | 'approve'
  | 'request-changes'
  | 'reject'
  | 'withdraw';

/** Everything that a reviewer needs on one screen. @public */
export interface ReviewView extends ReviewItem {
  comment: string | null;
  decisionComment: string | null;
  lapsedReason: string | null;
  followUps: FollowUpView[];
  /** The state at the moment of the request, frozen. */
  snapshot: ReviewSnapshot;
  /** What the gate says now. */
  now: GateDecisionView | null;
  /** Since the request: check by check, newest first, at most 100. */
  changedSince: ReviewChange[];
  /** Since reviewers last decided about the entity at this gate before this request; null when they never did. */
  changedSinceLastReview: ReviewChange[] | null;
}

/** @public */
export interface ReviewChange {
  at: IsoInstant;
  subject: string;
  title: string;
  before: string | null;
  after: string | null;
}

/** @public */
export interface ReviewSnapshot {
  at: IsoInstant;
  /** Texts were shortened or results left out, because it would have been too large. */
  shortened?: boolean;
  decision: GateDecisionView;
  scorecards: {
    standard: string;
    title: string;
    level: LevelView;
    score: number | null;
    known: number | null;
    results: {
      checkId: string;
      title: string;
      category: string;
      level: string;
      status: CheckStatus;
      stale: boolean;
      exempt: boolean;
      reason: string;
      /** What it rests on: mere declarations, measurements, a sign-off, or nothing. */
      restsOn: 'declared' | 'measured' | 'attested' | 'nothing';
    }[];
  }[];
  attestations: AttestationView[];
  exemptions: ExemptionView[];
  objectives: {
    slo: string;
    objective: string;
    title: string;
    state: string;
    budgetRemaining: number | null;
    /** No SLO in force has it any more: it counts as it stood then, until all of its window has passed. */
    removed?: { at: IsoInstant; countsUntil: IsoInstant };
  }[];
  ownership: {
    owner: string | null;
    ownerState: 'none' | 'missing' | 'not-a-group' | 'valid';
    hasContact: boolean;
    hasRotation: boolean;
  };
  dependencies: {
    entityRef: string;
    exists: boolean;
    level: LevelView | null;
  }[];
}

/** @public */
export interface NewReview {
  entityRef: string;
  gate: string;
  comment?: string;
}

/** @public */
export interface ReviewDecision {
  decision: ReviewAction;
  comment?: string;
  version: number;
  /** With `approve`: what is still owed. */
  conditions?: { text: string; owner: string; dueAt: IsoInstant }[];
}

/** @public */
export interface ReviewQuery {
  entity?: string;
  gate?: string;
  state?: ReviewState[];
  /** Only what the viewer may decide now. */
  mine?: boolean;
  limit?: number;
  cursor?: string;
}

/** @public */
export interface ReviewFigures {
  at: IsoInstant;
  waiting: number;
  oldestWaitingDays: number | null;
  /** Of decisions in the last 90 days. */
  decided: { approved: number; 'changes-requested': number; rejected: number };
  medianWaitingDays: number | null;
  overdueConditions: number;
  openBreakGlasses: number;
}

/** Something that ends or is owed soon. @public */
export interface DueItem {
  kind: 'attestation' | 'exemption' | 'review' | 'condition' | 'break-glass';
  id: string;
  entityRef: string;
  title: string;
  dueAt: IsoInstant;
  overdue: boolean;
  owner: string | null;
}

/** @public */
export interface NewServiceItem {
  entity: EntitySummary;
  firstSeenAt: IsoInstant;
  level: LevelView | null;
}

/** An entity whose lifecycle became production while a gate did not allow it. @public */
export interface UngatedItem {
  entity: EntitySummary;
  at: IsoInstant;
  gates: { gate: string; answer: 'allow' | 'warn' | 'block' }[];
}

/** @public */
export interface NewServicesView {
  at: IsoInstant;
  /** First seen within 7 days, newest first, at most 100. */
  firstSeen: NewServiceItem[];
  /** Within 30 days, newest first, at most 100. */
  ungated: UngatedItem[];
}

/** What people decided about one entity, and what the viewer may do. @public */
export interface EntityGovernance {
  entityRef: string;
  /** The newest version of each check that was ever signed off, and what waits for a review. */
  attestations: AttestationView[];
  /** Requested and approved ones that concern it, and those that ended within 90 days. */
  exemptions: ExemptionView[];
  reviews: ReviewItem[];
  followUps: FollowUpView[];
  standingChanges: StandingChangeView[];
  /** Checks that a person signs off, on or off. */
  attestable: {
    standard: string;
    checkId: string;
    title: string;
    question: string;
    evidence: 'required' | 'optional';
    validForDays: number;
    reviewer: 'other-person' | 'any';
  }[];
  actions: (
    | 'attest'
    | 'request-exemption'
    | 'request-review'
    | 'break-glass'
    | 'export-evidence'
  )[];
}

/** Each gate that concerns an entity, as it answers now: "may I ship today?". @public */
export interface EntityGates {
  entityRef: string;
  at: IsoInstant;
  gates: GateDecisionView[];
}

/** @public */
export interface GovernanceEventView {
  id: string;
  at: IsoInstant;
  kind: string;
  entityRef: string | null;
  actor: string;
  text: string;
}
