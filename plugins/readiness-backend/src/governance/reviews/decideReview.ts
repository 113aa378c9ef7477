import {
  ConflictError,
  InputError,
  NotAllowedError,
  NotFoundError,
} from '@backstage/errors';
import { ReviewDecision, ReviewItem } from 'backstage-plugin-readiness-common';
import { Gate } from 'backstage-readiness-core';
import { Knex } from 'knex';
import {
  DbFollowUpsRow,
  DbReviewsRow,
  GovernanceEventKind,
} from '../../database/governanceTables';
import { Publication } from '../../standards/Publication';
import { Actor, mayDecide, Permit } from '../Actor';
import { GateDecider } from '../gates/GateDecider';
import { GovernanceEvents } from '../GovernanceEvents';
import { Condition, readConditions } from './readConditions';
import { reviewItem } from './reviewItem';
import { readReviewRow } from './readReviewRow';

/** @internal */
export interface DecideReviewOptions {
  readonly knex: Knex;
  readonly events: GovernanceEvents;
  readonly decider: GateDecider;
  readonly review: Pick<
    DbReviewsRow,
    'id' | 'entity_ref' | 'gate' | 'requested_by'
  >;
  readonly body: ReviewDecision;
  readonly actor: Actor;
  readonly publication: Publication;
  /** Epoch milliseconds. */
  readonly now: number;
}

type Outcome = Partial<
  Pick<
    DbReviewsRow,
    'state' | 'decided_by' | 'decided_at' | 'decision_comment'
  > &
    Pick<DbReviewsRow, 'valid_until' | 'tier'>
>;

/**
 * Decides a review, or withdraws it.
 *
 * Contract: a review is decided once. The row is written only in the version that whoever decides has seen and while it
 * waits; of two people who decide at the same time the second is told who was first, and nothing of theirs is kept.
 * @internal
 */
export async function decideReview(
  options: DecideReviewOptions,
): Promise<ReviewItem> {
  requirePermit(permitOf(options));
  const conditions = readConditions(options.body, options.now);
  requireComment(options.body);
  const outcome = await outcomeOf(options);
  return options.knex.transaction(tx =>
    write(tx, outcome, conditions, options),
  );
}

function permitOf({
  body,
  review,
  actor,
  publication,
}: DecideReviewOptions): Permit {
  if (body.decision === 'withdraw') {
    return review.requested_by === actor.ref
      ? { kind: 'allowed' }
      : {
          kind: 'refused',
          reason: 'Only who asked for a review can withdraw it',
        };
  }
  const approver = reviewOf(review.gate, publication)?.by;
  return approver === undefined
    ? {
        kind: 'refused',
        reason: `The gate "${review.gate}" asks for no reviews any more, so nobody can decide this one; it can be withdrawn`,
      }
    : mayDecide(actor, { by: review.requested_by, approver });
}

function requirePermit(permit: Permit): void {
  if (permit.kind === 'refused') {
    throw new NotAllowedError(permit.reason);
  }
}

function requireComment({ decision, comment }: ReviewDecision): void {
  const isNeeded = decision === 'request-changes' || decision === 'reject';
  if (isNeeded && !comment?.trim()) {
    throw new InputError(
      'comment is needed: say what has to change, or why not',
    );
  }
}

async function outcomeOf(options: DecideReviewOptions): Promise<Outcome> {
  const { body, actor, now } = options;
  const decided = {
    decided_by: actor.ref,
    decided_at: now,
    decision_comment: body.comment ?? null,
  };
  switch (body.decision) {
    case 'approve':
      return { ...decided, state: 'approved', ...(await approval(options)) };
    case 'request-changes':
      return { ...decided, state: 'changes-requested' };
    case 'reject':
      return { ...decided, state: 'rejected' };
    default:
      return { ...decided, state: 'withdrawn' };
  }
}

/** It holds for the tier by which the entity is judged now, which is what the reviewer was shown beside the snapshot. */
async function approval({
  knex,
  decider,
  review,
  publication,
  now,
}: DecideReviewOptions): Promise<Pick<Outcome, 'valid_until' | 'tier'>> {
  const gate = gateOf(review.gate, publication);
  const policy = gate?.review;
  if (!gate || !policy) {
    throw new ConflictError(`The gate "${review.gate}" asks for no reviews`);
  }
  const { decided } = await decider.decide({
    ...{ knex, gate, publication, now },
    subject: { kind: 'entity', entityRef: review.entity_ref },
  });
  return {
    valid_until: now + policy.validFor,
    tier: decided[0].decision.tier.judged,
  };
}

function gateOf(name: string, { documents }: Publication): Gate | undefined {
  return documents.gates.find(gate => gate.name === name);
}

function reviewOf(name: string, publication: Publication): Gate['review'] {
  return gateOf(name, publication)?.review;
}

async function write(
  tx: Knex.Transaction,
  outcome: Outcome,
  conditions: readonly Condition[],
  options: DecideReviewOptions,
): Promise<ReviewItem> {
  const { review, body, publication, now } = options;
  const { id } = review;
  const written = await tx<DbReviewsRow>('reviews')
    .where({ id, state: 'requested', version: body.version })
    .update({ ...outcome, version: body.version + 1 });
  const row = await readReviewRow(tx, String(id));
  if (!row) {
    throw noSuchReview(String(id));
  }
  if (written === 0) {
    throw new ConflictError(
      row.state === 'requested'
        ? 'This review has changed since you opened it; look at it again'
        : `This review is ${row.state} already, by ${
            row.decided_by ?? 'nobody'
          }; look at it again`,
    );
  }
  await appendDecision(tx, options, conditions);
  for (const condition of conditions) {
    await raise(tx, condition, options);
  }
  return reviewItem(
    { ...row, conditions: conditions.length },
    { publication, now },
    [],
  );
}

const KINDS: Readonly<Record<ReviewDecision['decision'], GovernanceEventKind>> =
  {
    approve: 'review-approved',
    'request-changes': 'review-changes-requested',
    reject: 'review-rejected',
    withdraw: 'review-withdrawn',
  };

async function appendDecision(
  tx: Knex.Transaction,
  { events, review, body, actor, now }: DecideReviewOptions,
  conditions: readonly Condition[],
): Promise<void> {
  await events.append(tx, {
    ...{ at: now, kind: KINDS[body.decision], actor: actor.ref },
    entityRef: review.entity_ref,
    subject: `review:${review.id}`,
    details: {
      gate: review.gate,
      comment: body.comment ?? null,
      requestedBy: review.requested_by,
      conditions: conditions.length,
    },
  });
}

async function raise(
  tx: Knex.Transaction,
  { text, owner, dueAt }: Condition,
  { events, review, actor, now }: DecideReviewOptions,
): Promise<void> {
  const [{ id }] = await tx<DbFollowUpsRow>('follow_ups')
    .insert({
      ...{ kind: 'condition', source_id: review.id, gate: review.gate },
      ...{ entity_ref: review.entity_ref, text, owner, due_at: dueAt },
      ...{ raised_by: actor.ref, raised_at: now },
    })
    .returning('id');
  await events.append(tx, {
    ...{ at: now, kind: 'follow-up-raised', actor: actor.ref },
    entityRef: review.entity_ref,
    subject: `follow-up:${id}`,
    details: {
      ...{ gate: review.gate, review: String(review.id), text, owner },
      dueAt,
    },
  });
}

/** @internal */
export function noSuchReview(id: string): NotFoundError {
  return new NotFoundError(`There is no review ${id} here`);
}
