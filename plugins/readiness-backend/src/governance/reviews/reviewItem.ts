import {
  readinessReviewDecidePermission,
  readinessReviewRequestPermission,
  ReviewAction,
  ReviewItem,
} from 'backstage-plugin-readiness-common';
import { summaryOf } from '../../results/entitySummary';
import { DAY_MILLISECONDS, isoInstant } from '../../results/instants';
import { Publication } from '../../standards/Publication';
import { mayDecide } from '../Actor';
import { reviewersOf } from '../followUps/followUpView';
import { Powers } from '../Powers';
import { ReviewRow, ReviewSummary } from './reviewRow';

const DECISIONS: readonly ReviewAction[] = [
  'approve',
  'request-changes',
  'reject',
];

/** @internal */
export interface ReviewItemOptions {
  readonly publication: Publication | undefined;
  readonly powers: Pick<Powers, 'actor' | 'allowedAmong'>;
  /** Epoch milliseconds. */
  readonly now: number;
}

/**
 * Reviews as queues have them, with what the viewer may do with each. No query.
 * @internal
 */
export async function reviewItems(
  rows: readonly ReviewRow[],
  options: ReviewItemOptions,
): Promise<ReviewItem[]> {
  const { powers } = options;
  const mayDecideThem = rows.filter(row => mayBeDecided(row, options));
  const mine = rows.filter(
    row => row.state === 'requested' && row.requested_by === powers.actor?.ref,
  );
  const [decide, request] = await Promise.all([
    powers.allowedAmong(
      readinessReviewDecidePermission,
      mayDecideThem.map(row => row.entity_ref),
    ),
    powers.allowedAmong(
      readinessReviewRequestPermission,
      mine.map(row => row.entity_ref),
    ),
  ]);
  return rows.map(row =>
    reviewItem(row, options, [
      ...(mayDecideThem.includes(row) && decide.has(row.entity_ref)
        ? DECISIONS
        : []),
      ...(mine.includes(row) && request.has(row.entity_ref)
        ? (['withdraw'] as const)
        : []),
    ]),
  );
}

function mayBeDecided(
  row: ReviewRow,
  { powers: { actor }, publication }: ReviewItemOptions,
): boolean {
  const approver = reviewersOf(row.gate, publication);
  return (
    row.state === 'requested' &&
    actor !== undefined &&
    approver !== null &&
    mayDecide(actor, { by: row.requested_by, approver }).kind === 'allowed'
  );
}

/**
 * One review as queues have it.
 * @internal
 */
export function reviewItem(
  row: ReviewRow,
  { publication, now }: Pick<ReviewItemOptions, 'publication' | 'now'>,
  actions: readonly ReviewAction[],
): ReviewItem {
  const { gate } = row;
  const { level, missing, declared, applicable }: ReviewSummary = JSON.parse(
    row.summary,
  );
  const title = publication?.documents.gates.find(
    ({ name }) => name === gate,
  )?.title;
  return {
    ...{ id: String(row.id), gate, gateTitle: title ?? gate },
    entity: summaryOf({ ...row, tier: row.entity_tier }),
    state: stateOf(row, now),
    requestedBy: row.requested_by,
    requestedAt: isoInstant(row.requested_at),
    waitingDays: waitingDays(row, now),
    tier: row.tier,
    ...{ level, missing, declared, applicable },
    reviewers: reviewersOf(gate, publication) ?? row.reviewers,
    decidedBy: row.decided_by,
    decidedAt: row.decided_at === null ? null : isoInstant(row.decided_at),
    validUntil: row.valid_until === null ? null : isoInstant(row.valid_until),
    conditions: Number(row.conditions),
    version: row.version,
    actions: [...actions],
  };
}

function stateOf(
  { state, valid_until }: Pick<ReviewRow, 'state' | 'valid_until'>,
  now: number,
): ReviewItem['state'] {
  return state === 'approved' && Number(valid_until) <= now ? 'expired' : state;
}

/** For how long it has waited, or waited until it was decided. */
function waitingDays(
  { requested_at, decided_at }: ReviewRow,
  now: number,
): number {
  const until = decided_at === null ? now : Number(decided_at);
  return Math.max(0, (until - Number(requested_at)) / DAY_MILLISECONDS);
}
