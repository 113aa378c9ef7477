/**
 * Rows as the drivers give them. Instants are milliseconds since the epoch; PostgreSQL gives bigint as text and SQLite
 * gives booleans as 0 and 1, so stores convert at their edge.
 */

/** @internal */
export type DbInstant = number | string;
/** @internal */
export type DbBoolean = boolean | number;

/** @internal */
export type OwnerState = 'none' | 'missing' | 'not-a-group' | 'valid';

/** @internal */
export interface DbEntitiesRow {
  entity_ref: string;
  kind: string;
  namespace: string;
  name: string;
  title: string | null;
  type: string | null;
  lifecycle: string | null;
  owner_ref: string | null;
  owner_state: OwnerState;
  has_contact: DbBoolean;
  has_rotation: DbBoolean;
  system_ref: string | null;
  domain_ref: string | null;
  tier: number | null;
  tier_problem: string | null;
  etag: string;
  entity: string;
  first_seen_at: DbInstant;
  missing_since: DbInstant | null;
}

/** @internal */
export interface DbFactsRow {
  entity_ref: string;
  source: string;
  facts: string;
  hash: string;
  updated_at: DbInstant;
}

/** @internal */
export interface DbRevisionsRow {
  id: number;
  published_at: DbInstant;
  hash: string;
  sources: string;
  diagnostics: string;
  slots: string;
  summary: string;
}

/** @internal */
export interface DbEvaluationsRow {
  entity_ref: string;
  due_at: DbInstant;
  ticket: string;
  requested: DbBoolean;
  attempts: number;
  revision: number | null;
  etag: string | null;
  evaluated_at: DbInstant | null;
  valid_until: DbInstant | null;
  inputs: string | null;
}

/** @internal */
export interface DbScorecardsRow {
  entity_ref: string;
  standard: string;
  level_rank: number;
  highest_rank: number;
  score: number | null;
  known: number | null;
  statuses: string;
  values_used: string;
  judged_tier: number;
  revision: number;
  changed_at: DbInstant;
}

/** @internal */
export interface DbAdoptionsRow {
  entity_ref: string;
  statuses: string;
  alternatives: string;
  changed_at: DbInstant;
}

/** @internal */
export interface DbChangesRow {
  id: DbInstant;
  at: DbInstant;
  entity_ref: string;
  subject_kind: 'standard' | 'capability';
  subject: string;
  causes: string;
  from_rank: number | null;
  to_rank: number | null;
  from_score: number | null;
  to_score: number | null;
  details: string;
  revision: number;
}

/** @internal */
export interface DbRollUpsRow {
  day: string;
  subject_kind: 'standard' | 'capability';
  subject: string;
  slice: string;
  figures: string;
  revision: number;
}

/** @internal */
export interface DbStageStatesRow {
  stage: string;
  state: string;
  updated_at: DbInstant;
}

/**
 * `roll_ups.figures` of a standard.
 * @internal
 */
export interface StandardFigures {
  /** Count of entities by level rank, index 0 is none. */
  byRank: number[];
  /** Count of entities by score: not assessed, then five buckets of a fifth each (the last holds 1). */
  buckets: number[];
  /** Check id to counts by status: pass, warn, fail, no-data, error. Only in slice `all`. */
  checks?: Record<string, [number, number, number, number, number]>;
}

/**
 * `roll_ups.figures` of a capability, and how many left that day.
 * @internal
 */
export interface CapabilityFigures {
  total: number;
  adopted: number;
  unknown: number;
  teams?: { total: number; all: number; some: number; none: number };
}
