import { createHash } from 'node:crypto';
import { ObjectiveStatus } from 'backstage-readiness-core';
import { DbSloChangesRow, DbSloObjectivesRow } from '../../database/sloTables';

/** What a row of an objective says beside its status. @internal */
export type ObjectiveIdentity = Pick<
  DbSloObjectivesRow,
  | 'entity_ref'
  | 'slo'
  | 'objective'
  | 'slo_id'
  | 'sli_id'
  | 'position'
  | 'target'
>;

/** A change before the log has numbered it. @internal */
export type NewSloChange = Omit<DbSloChangesRow, 'id'>;

/** What a new status does to the store. @internal */
export type StatusWrite =
  | { readonly kind: 'unchanged' }
  | {
      readonly kind: 'changed';
      readonly row: DbSloObjectivesRow;
      /** Only when the state or the alert changed. */
      readonly change?: NewSloChange;
    };

/**
 * Compares a status with the stored row. Figures are compared rounded, so that noise rewrites nothing; a row that is
 * written holds them exactly.
 *
 * @param before - undefined for an objective that is new
 * @internal
 */
export function statusWrite(
  identity: ObjectiveIdentity,
  before: DbSloObjectivesRow | undefined,
  status: ObjectiveStatus,
  by: { readonly now: number; readonly cause: DbSloChangesRow['cause'] },
): StatusWrite {
  const fingerprint = fingerprintOf(identity, status, by.now);
  if (before?.fingerprint === fingerprint) {
    return { kind: 'unchanged' };
  }
  const { now } = by;
  const isNewState = before?.state !== status.state;
  const row: DbSloObjectivesRow = {
    ...identity,
    state: status.state,
    state_since: isNewState ? now : before.state_since,
    reason: status.reason,
    attainment: status.attainment,
    budget_remaining: status.budgetRemaining,
    budget_remaining_at_least: status.budgetRemainingAtLeast,
    budget_remaining_seconds: status.budgetRemainingSeconds,
    alert: status.alert,
    low_traffic: status.lowTraffic,
    coverage: status.coverage,
    met: status.met,
    counted_until: status.countedUntil,
    status: JSON.stringify(status),
    fingerprint,
    changed_at: now,
  };
  const isNewAlert = (before?.alert ?? null) !== status.alert;
  return {
    kind: 'changed',
    row,
    ...((isNewState || isNewAlert) && { change: changeOf(before, row, by) }),
  };
}

/**
 * A row that says of an objective what another row said of it, where it is defined, or called, in another way now. Pure.
 *
 * @param before - what was stored under its key; undefined for one that is new
 * @param itself - what was stored of it
 * @internal
 */
export function movedWrite(
  identity: ObjectiveIdentity,
  before: DbSloObjectivesRow | undefined,
  itself: DbSloObjectivesRow,
  now: number,
): { readonly row: DbSloObjectivesRow; readonly change?: NewSloChange } {
  // Without a fingerprint the next count writes the row, whatever it comes to.
  const row = { ...itself, ...identity, fingerprint: '' };
  const isSame = before?.state === row.state && before.alert === row.alert;
  return isSame
    ? { row }
    : { row, change: changeOf(before, row, { now, cause: 'definition' }) };
}

/** The entry of the log for an objective that ends. @internal */
export function endOf(row: DbSloObjectivesRow, now: number): NewSloChange {
  return {
    ...keyOf(row),
    at: now,
    from_state: row.state,
    to_state: null,
    from_alert: row.alert,
    to_alert: null,
    cause: 'definition',
    reason: 'No SLO in force has this objective any more',
    budget_remaining: row.budget_remaining,
  };
}

function changeOf(
  before: DbSloObjectivesRow | undefined,
  after: DbSloObjectivesRow,
  { now, cause }: { now: number; cause: DbSloChangesRow['cause'] },
): NewSloChange {
  return {
    ...keyOf(after),
    at: now,
    from_state: before?.state ?? null,
    to_state: after.state,
    from_alert: before?.alert ?? null,
    to_alert: after.alert,
    cause,
    reason: after.reason,
    budget_remaining: after.budget_remaining,
  };
}

function keyOf({ entity_ref, slo, objective }: DbSloObjectivesRow) {
  return { entity_ref, slo, objective };
}

/**
 * The windows of a rolling objective move all the time, and what was read last is known of the SLI: neither is a change.
 */
function fingerprintOf(
  identity: ObjectiveIdentity,
  status: ObjectiveStatus,
  now: number,
): string {
  const { windowStart, windowEnd } = status;
  // Only the window of a calendar ends ahead.
  const isCalendar = windowEnd > now;
  const text = JSON.stringify([
    identity.slo_id,
    identity.sli_id,
    identity.position,
    status.state,
    status.state === 'error' ? status.reason : null,
    status.target,
    isCalendar ? windowStart : null,
    inSteps(status.attainment, 1e6),
    inSteps(status.budgetRemaining, 1e4),
    inSteps(status.budgetRemainingAtLeast, 1e4),
    Object.values(status.burnRates).map(rate => inSteps(rate, 10)),
    status.lastsUntilReset,
    status.alert,
    status.alertReasons,
    status.lowTraffic,
    inSteps(status.coverage, 1e3),
    status.met,
  ]);
  return createHash('sha256').update(text).digest('base64url');
}

function inSteps(value: number | null, steps: number): number | null {
  return value === null ? null : Math.round(value * steps);
}
