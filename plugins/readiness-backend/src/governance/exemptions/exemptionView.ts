import {
  ExemptionState,
  ExemptionView,
} from 'backstage-plugin-readiness-common';
import { DbExemptionsRow } from '../../database/governanceTables';
import { DbInstant } from '../../database/tables';
import { DAY_MILLISECONDS, isoInstant } from '../../results/instants';
import { Publication } from '../../standards/Publication';
import { Actor, isMember, mayDecide } from '../Actor';
import { findCheck } from '../checkNamed';
import { ExemptionRow } from './exemptionRows';

/** For so long an ended exemption may be renewed, and a new one counts as its renewal. Milliseconds. @internal */
export const RENEWABLE_AFTER_END = 90 * DAY_MILLISECONDS;

/** What somebody may do with exemptions of some entities. @internal */
export interface ExemptionPowers {
  /** Undefined for a service, which can do nothing. */
  readonly actor: Actor | undefined;
  readonly mayRequest: boolean;
  readonly mayDecide: boolean;
}

/** @internal */
export const NO_EXEMPTION_POWERS: ExemptionPowers = {
  actor: undefined,
  mayRequest: false,
  mayDecide: false,
};

/**
 * An exemption as the API gives it.
 * @internal
 */
export function exemptionView(
  row: ExemptionRow,
  options: {
    readonly publication: Publication | undefined;
    /** Epoch milliseconds. */
    readonly now: number;
    readonly powers: ExemptionPowers;
  },
): ExemptionView {
  const { publication, now, powers } = options;
  const found = findCheck(publication, row.standard, row.check_id);
  return {
    id: String(row.id),
    scope: { kind: row.scope_kind, ref: row.scope_ref },
    standard: row.standard,
    checkId: row.check_id,
    checkTitle: found?.check.title ?? row.check_id,
    state: exemptionState(row, now),
    reason: row.reason,
    compensatingMeasure: row.compensating_measure,
    requestedBy: row.requested_by,
    requestedAt: isoInstant(row.requested_at),
    startsAt: isoOrNull(row.starts_at),
    endsAt: isoInstant(row.ends_at),
    approver: row.approver,
    automatic: Boolean(row.automatic),
    decidedBy: row.decided_by,
    decidedAt: isoOrNull(row.decided_at),
    decisionComment: row.decision_comment,
    renewals: row.renewals,
    renews: row.renews === null ? null : String(row.renews),
    version: row.version,
    entities: row.entities,
    actions: actionsOn(row, now, powers),
  };
}

/** Where an exemption stands now: an approved one ends by itself. @internal */
export function exemptionState(
  { state, ends_at }: Pick<DbExemptionsRow, 'state' | 'ends_at'>,
  now: number,
): ExemptionState {
  return state === 'approved' && Number(ends_at) <= now ? 'expired' : state;
}

const ACTIONS: readonly ExemptionView['actions'][number][] = [
  'approve',
  'reject',
  'revoke',
  'withdraw',
  'renew',
];

function actionsOn(
  row: ExemptionRow,
  now: number,
  { actor, mayRequest, mayDecide: holdsDecide }: ExemptionPowers,
): ExemptionView['actions'] {
  if (!actor) {
    return [];
  }
  const { requested_by: by, approver } = row;
  const state = exemptionState(row, now);
  const isOpen = state === 'requested' && Number(row.ends_at) > now;
  const decides =
    holdsDecide && mayDecide(actor, { by, approver }).kind === 'allowed';
  const revokes = holdsDecide && isMember(actor, approver).kind === 'allowed';
  const offered: Record<ExemptionView['actions'][number], boolean> = {
    approve: isOpen && decides,
    reject: state === 'requested' && decides,
    revoke: state === 'approved' && revokes,
    withdraw: state === 'requested' && mayRequest,
    renew: mayRequest && isRenewable(row, now) && !row.renewed,
  };
  return ACTIONS.filter(action => offered[action]);
}

/** Whether a new one for the same continues it. @internal */
export function isRenewable(
  { state, ends_at }: Pick<DbExemptionsRow, 'state' | 'ends_at'>,
  now: number,
): boolean {
  return state === 'approved' && Number(ends_at) + RENEWABLE_AFTER_END > now;
}

function isoOrNull(instant: DbInstant | null): string | null {
  return instant === null ? null : isoInstant(instant);
}
