import { FollowUpView } from 'backstage-plugin-readiness-common';
import { Gate } from 'backstage-readiness-core';
import { DbFollowUpsRow } from '../../database/governanceTables';
import { isoInstant } from '../../results/instants';
import { Publication } from '../../standards/Publication';
import { Actor, isMember, mayDecide, Permit } from '../Actor';

/**
 * What is owed as the API gives it.
 * @internal
 */
export function followUpView(
  row: DbFollowUpsRow,
  options: {
    /** Epoch milliseconds. */
    readonly now: number;
    readonly mayClose: boolean;
  },
): FollowUpView {
  const isOpen = row.closed_at === null;
  return {
    id: String(row.id),
    kind: row.kind,
    entityRef: row.entity_ref,
    gate: row.gate,
    text: row.text,
    owner: row.owner,
    raisedBy: row.raised_by,
    raisedAt: isoInstant(row.raised_at),
    dueAt: isoInstant(row.due_at),
    state: stateOf(row, options.now),
    closedBy: row.closed_by,
    closedAt: row.closed_at === null ? null : isoInstant(row.closed_at),
    closingComment: row.closing_comment,
    reviewId: row.kind === 'condition' ? String(row.source_id) : null,
    actions: isOpen && options.mayClose ? ['close'] : [],
  };
}

/**
 * Who may close what is owed, beside holding the permission. What followed a broken glass is closed by anybody but who
 * broke it. A condition is closed by who raised it or by others who review at the gate, and never by who owes it.
 * @internal
 */
export function mayCloseFollowUp(
  actor: Actor,
  row: Pick<DbFollowUpsRow, 'kind' | 'raised_by' | 'owner' | 'gate'>,
  publication: Publication | undefined,
): Permit {
  if (row.kind === 'break-glass') {
    return mayDecide(actor, { by: row.raised_by, approver: null });
  }
  if (row.owner !== null && isMember(actor, row.owner).kind === 'allowed') {
    return {
      kind: 'refused',
      reason: 'Whoever owes a condition cannot close it; ask a reviewer',
    };
  }
  return row.raised_by === actor.ref
    ? { kind: 'allowed' }
    : isMember(actor, reviewersOf(row.gate, publication));
}

/**
 * The group that reviews at a gate today; null when none does.
 * @internal
 */
export function reviewersOf(
  gate: string,
  publication: Publication | undefined,
): string | null {
  const found = publication?.documents.gates.find(
    ({ name }: Gate) => name === gate,
  );
  return found?.review?.by ?? null;
}

function stateOf(
  { closed_at, due_at }: DbFollowUpsRow,
  now: number,
): FollowUpView['state'] {
  if (closed_at !== null) {
    return 'closed';
  }
  return Number(due_at) <= now ? 'overdue' : 'open';
}
