import { DbBoolean, DbInstant } from './tables';

/** Rows of the tables of SLOs, as the drivers give them: see `tables.ts`. */

/** @internal */
export interface DbSloDocumentsRow {
  file: string;
  wanted_by: string;
  text: string | null;
  hash: string | null;
  etag: string | null;
  problem: string | null;
  diagnostics: string;
  valid: DbBoolean;
  slos: number;
  look_at: DbInstant;
  changed_at: DbInstant;
}

/** @internal */
export interface DbSlosRow {
  slo_id: string;
  name: string;
  entity_ref: string | null;
  unassigned_reason: string | null;
  service: string;
  file: string;
  line: number;
  definition: string;
  last_valid: DbBoolean;
  changed_at: DbInstant;
}

/** @internal */
export type DbSliOutcome = 'never' | 'read' | 'refused' | 'unavailable';

/** @internal */
export interface DbSlisRow {
  sli_id: string;
  definition: string;
  threshold: string | null;
  slice_seconds: number;
  days: number;
  source: string | null;
  source_type: string | null;
  source_problem: string | null;
  series: string | null;
  due_at: DbInstant;
  ticket: string;
  read_from: DbInstant | null;
  read_until: DbInstant | null;
  counted_until: DbInstant | null;
  read_at: DbInstant | null;
  tried_at: DbInstant | null;
  outcome: DbSliOutcome;
  outcome_reason: string | null;
  warnings: string;
  removed_at: DbInstant | null;
}

/** @internal */
export interface DbSliDaysRow {
  sli_id: string;
  day: number;
  slices: string | null;
  totals: string;
}

/** @internal */
export interface DbSliPushesRow {
  series: string;
  day: number;
  slice_seconds: number;
  slices: string;
  pushed_at: DbInstant;
}

/** @internal */
export interface DbSloSourcesRow {
  source: string;
  state: 'ok' | 'waiting' | 'down';
  failures: number;
  retry_at: DbInstant | null;
  since: DbInstant | null;
  reason: string | null;
  read_at: DbInstant | null;
}

/** @internal */
export type DbSloState =
  | 'ok'
  | 'at-risk'
  | 'exhausted'
  | 'no-traffic'
  | 'no-data'
  | 'stale'
  | 'error';

/** @internal */
export type DbSloAlert = 'page' | 'ticket';

/** @internal */
export interface DbSloObjectivesRow {
  entity_ref: string;
  slo: string;
  objective: string;
  slo_id: string;
  sli_id: string | null;
  position: number;
  target: number;
  state: DbSloState;
  state_since: DbInstant;
  reason: string;
  attainment: number | null;
  budget_remaining: number | null;
  budget_remaining_at_least: number | null;
  budget_remaining_seconds: number | null;
  alert: DbSloAlert | null;
  low_traffic: DbBoolean;
  coverage: number;
  met: DbBoolean | null;
  counted_until: DbInstant | null;
  status: string;
  fingerprint: string;
  changed_at: DbInstant;
}

/** @internal */
export interface DbSloChangesRow {
  id: DbInstant;
  at: DbInstant;
  entity_ref: string;
  slo: string;
  objective: string;
  from_state: DbSloState | null;
  to_state: DbSloState | null;
  from_alert: DbSloAlert | null;
  to_alert: DbSloAlert | null;
  cause: 'reading' | 'time' | 'source' | 'definition';
  reason: string;
  budget_remaining: number | null;
}

/** @internal */
export interface DbRemovedObjectivesRow {
  entity_ref: string;
  slo: string;
  objective: string;
  state: DbSloState;
  budget_remaining_at_least: number | null;
  definition: string;
  counted_until: DbInstant | null;
  removed_at: DbInstant;
  counts_until: DbInstant;
}

/** @internal */
export interface DbSloFactsRow {
  entity_ref: string;
  slos: string;
  hash: string;
  reported_at: DbInstant;
}

/** @internal */
export interface DbSloAcknowledgementsRow {
  entity_ref: string;
  slo: string;
  objective: string;
  since: DbInstant;
  by: string;
  at: DbInstant;
  comment: string | null;
}

/** @internal */
export interface DbSloPolicyFactsRow {
  entity_ref: string;
  standing: string;
  reported_at: DbInstant;
}
