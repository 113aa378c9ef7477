import { ReviewStanding, Tier } from 'backstage-readiness-core';
import { Knex } from 'knex';
import { DbReviewsRow } from '../../database/governanceTables';
import { DbInstant } from '../../database/tables';

type Row = Pick<
  DbReviewsRow,
  | 'state'
  | 'requested_at'
  | 'decided_by'
  | 'decided_at'
  | 'valid_until'
  | 'tier'
  | 'lapsed_at'
  | 'lapsed_reason'
> & { overdue: DbInstant };

const NONE: ReviewStanding = { kind: 'none' };

/**
 * What is known now of reviews of an entity at a gate. The newest decision counts: an approval goes on counting while
 * another review is asked for, until it ends or falls, or reviewers decide otherwise. One query.
 * @internal
 */
export async function readReviewStanding(
  knex: Knex,
  options: {
    readonly entityRef: string;
    /** Its name. */
    readonly gate: string;
    /** Epoch milliseconds. */
    readonly now: number;
  },
): Promise<ReviewStanding> {
  const { entityRef, gate, now } = options;
  const overdue = knex('follow_ups')
    .where('follow_ups.kind', 'condition')
    .whereRaw('follow_ups.source_id = reviews.id')
    .whereNull('follow_ups.closed_at')
    .where('follow_ups.due_at', '<=', now)
    .count('*')
    .as('overdue');
  // At most one waits, so that of the two newest one at most is without a decision.
  const rows: Row[] = await knex('reviews')
    .where({ entity_ref: entityRef, gate })
    .whereNot('state', 'withdrawn')
    .orderBy('id', 'desc')
    .limit(2)
    .select(
      'state',
      'requested_at',
      'decided_by',
      'decided_at',
      'valid_until',
      'tier',
      'lapsed_at',
      'lapsed_reason',
      overdue,
    );
  return standingOf(rows, now);
}

function standingOf(rows: readonly Row[], now: number): ReviewStanding {
  const open = rows.find(({ state }) => state === 'requested');
  const decided = rows.find(({ state }) => state !== 'requested');
  const standing = decided ? decisionOf(decided, now) : NONE;
  return open && standing.kind !== 'approved'
    ? { kind: 'open', since: Number(open.requested_at) }
    : standing;
}

function decisionOf(row: Row, now: number): ReviewStanding {
  switch (row.state) {
    case 'changes-requested':
    case 'rejected':
      return { kind: row.state, at: Number(row.decided_at) };
    case 'approved':
      return Number(row.valid_until) > now
        ? {
            kind: 'approved',
            by: row.decided_by ?? '',
            at: Number(row.decided_at),
            validUntil: Number(row.valid_until),
            tier: row.tier as Tier,
            overdueConditions: Number(row.overdue),
          }
        : { kind: 'ended', at: Number(row.valid_until) };
    case 'lapsed':
      return {
        kind: 'lapsed',
        at: Number(row.lapsed_at),
        reason: row.lapsed_reason ?? '',
      };
    default:
      return NONE;
  }
}
