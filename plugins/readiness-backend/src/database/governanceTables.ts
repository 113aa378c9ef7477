import { DbBoolean, DbInstant } from './tables';

/** @internal */
export interface DbAttestationsRow {
  id: DbInstant;
  entity_ref: string;
  standard: string;
  check_id: string;
  answer: 'met' | 'not-met' | 'not-applicable';
  state: 'awaiting-review' | 'in-force' | 'refused' | 'withdrawn' | 'replaced';
  comment: string | null;
  evidence: string;
  attested_by: string;
  attested_at: DbInstant;
  reviewed_by: string | null;
  reviewed_at: DbInstant | null;
  review_comment: string | null;
  valid_until: DbInstant | null;
}

/** @internal */
export interface DbExemptionsRow {
  id: DbInstant;
  scope_kind: 'entity' | 'owner' | 'system';
  scope_ref: string;
  strictest_tier: number;
  standard: string;
  check_id: string;
  state: 'requested' | 'approved' | 'rejected' | 'revoked' | 'withdrawn';
  reason: string;
  compensating_measure: string;
  requested_by: string;
  requested_at: DbInstant;
  starts_at: DbInstant | null;
  ends_at: DbInstant;
  approver: string | null;
  automatic: DbBoolean;
  decided_by: string | null;
  decided_at: DbInstant | null;
  decision_comment: string | null;
  renews: DbInstant | null;
  renewals: number;
  since: DbInstant | null;
  version: number;
}

/** @internal */
export interface DbStandingsRow {
  entity_ref: string;
  tier: number | null;
  lifecycle: string | null;
  scopes: string;
  looked_at: DbInstant;
  etag: string;
  declared_tier: number | null;
  owner_ref: string | null;
  gone_since: DbInstant | null;
}

/** @internal */
export interface DbStandingChangesRow {
  id: DbInstant;
  entity_ref: string;
  kind: 'tier' | 'scope' | 'gate-scope' | 'lifecycle';
  subject: string | null;
  from_value: string | null;
  to_value: string | null;
  at: DbInstant;
  state: 'open' | 'confirmed' | 'undone' | 'noted';
  decided_by: string | null;
  decided_at: DbInstant | null;
  comment: string | null;
  details: string | null;
}

/** @internal */
export interface DbGateDecisionsRow {
  id: DbInstant;
  at: DbInstant;
  gate: string;
  entity_ref: string;
  answer: 'allow' | 'warn' | 'block';
  asked_by: string;
  descriptor: DbBoolean;
  context: string;
  claims: string;
  claimed_change: string | null;
  decision: string;
  snapshot: string;
  revision: number;
}

/** @internal */
export interface DbIdempotencyKeysRow {
  caller: string;
  key: string;
  request: string;
  answer: string | null;
  at: DbInstant;
}

/** @internal */
export interface DbHoldsRow {
  id: DbInstant;
  gate: string | null;
  reason: string;
  by: string;
  at: DbInstant;
  until: DbInstant | null;
  lifted_by: string | null;
  lifted_at: DbInstant | null;
  lift_comment: string | null;
}

/** @internal */
export interface DbBreakGlassesRow {
  id: DbInstant;
  gate: string;
  entity_ref: string;
  reason: string;
  by: string;
  at: DbInstant;
  until: DbInstant;
}

/** @internal */
export interface DbReviewsRow {
  id: DbInstant;
  entity_ref: string;
  gate: string;
  state:
    | 'requested'
    | 'changes-requested'
    | 'approved'
    | 'rejected'
    | 'withdrawn'
    | 'lapsed';
  requested_by: string;
  requested_at: DbInstant;
  comment: string | null;
  tier: number;
  reviewers: string | null;
  summary: string;
  snapshot: string;
  decided_by: string | null;
  decided_at: DbInstant | null;
  decision_comment: string | null;
  valid_until: DbInstant | null;
  level_reached: DbBoolean;
  lapsed_reason: string | null;
  lapsed_at: DbInstant | null;
  version: number;
}

/** @internal */
export interface DbFollowUpsRow {
  id: DbInstant;
  kind: 'break-glass' | 'condition';
  source_id: DbInstant;
  entity_ref: string;
  gate: string;
  text: string;
  owner: string | null;
  raised_by: string;
  raised_at: DbInstant;
  due_at: DbInstant;
  closed_by: string | null;
  closed_at: DbInstant | null;
  closing_comment: string | null;
}

/** What `governance_events.kind` holds. @internal */
export type GovernanceEventKind =
  | 'attestation-made'
  | 'attestation-confirmed'
  | 'attestation-refused'
  | 'attestation-withdrawn'
  | 'exemption-requested'
  | 'exemption-approved'
  | 'exemption-rejected'
  | 'exemption-revoked'
  | 'exemption-withdrawn'
  | 'standing-changed'
  | 'standing-confirmed'
  | 'hold-set'
  | 'hold-lifted'
  | 'glass-broken'
  | 'follow-up-raised'
  | 'follow-up-closed'
  | 'review-requested'
  | 'review-approved'
  | 'review-changes-requested'
  | 'review-rejected'
  | 'review-withdrawn'
  | 'review-lapsed'
  | 'evidence-exported';

/** @internal */
export interface DbGovernanceEventsRow {
  id: DbInstant;
  at: DbInstant;
  kind: GovernanceEventKind;
  entity_ref: string | null;
  actor: string;
  subject: string;
  details: string;
}

/** @internal */
export interface DbToldRow {
  key: string;
  at: DbInstant;
}
