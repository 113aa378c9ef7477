import { ConflictError, InputError } from '@backstage/errors';
import { LevelView, ReviewItem } from 'backstage-plugin-readiness-common';
import { Gate } from 'backstage-readiness-core';
import { Knex } from 'knex';
import { DbReviewsRow } from '../../database/governanceTables';
import { DbEntitiesRow } from '../../database/tables';
import { Publication } from '../../standards/Publication';
import { Actor } from '../Actor';
import { gateConcerns } from '../gates/gateConcerns';
import { DecidedGate, GateDecider } from '../gates/GateDecider';
import { GovernanceEvents } from '../GovernanceEvents';
import { Idempotency } from '../Idempotency';
import { readReviewEvidence } from './readReviewEvidence';
import { reviewItem } from './reviewItem';
import { ReviewSummary } from './reviewRow';
import { reviewSnapshot } from './reviewSnapshot';

/** @internal */
export interface RequestReviewOptions {
  readonly knex: Knex;
  readonly events: GovernanceEvents;
  readonly idempotency: Idempotency;
  readonly idempotencyKey: string | undefined;
  readonly decider: GateDecider;
  readonly foundationStandard: string;
  /** Callers have seen that the actor sees it and may ask. */
  readonly entityRef: string;
  readonly gate: Gate;
  readonly comment: string | undefined;
  readonly actor: Actor;
  readonly publication: Publication;
  /** Epoch milliseconds. */
  readonly now: number;
}

type NewReviewRow = Omit<DbReviewsRow, 'id'>;

/**
 * Asks for a review of an entity at a gate, and freezes what is known at this moment.
 *
 * Contract: at most one request waits for each entity and gate, by a unique index: of two people who ask at the same time
 * the second is told. Everything is read before the transaction, so that it is of the moment of the request as well as
 * reading can make it; the snapshot is never written again.
 * @internal
 */
export async function requestReview(
  options: RequestReviewOptions,
): Promise<ReviewItem> {
  const { knex, idempotency, idempotencyKey, actor, now } = options;
  const { entityRef, gate, comment } = options;
  const { row, entity } = await newReview(options);
  return knex.transaction(tx =>
    idempotency.run(
      tx,
      {
        ...{ caller: actor.ref, key: idempotencyKey, now },
        request: ['review', entityRef, gate.name, comment ?? null],
      },
      () => insert(tx, row, entity, options),
    ),
  );
}

async function newReview(
  options: RequestReviewOptions,
): Promise<{ row: NewReviewRow; entity: DbEntitiesRow }> {
  const { knex, gate, actor, publication, decider, now } = options;
  const { entityRef } = options;
  if (!gate.review) {
    throw new InputError(
      `The gate "${gate.name}" asks for no reviews; its document would say who reviews under review`,
    );
  }
  const live = await decider.decide({
    ...{ knex, gate, publication, now },
    subject: { kind: 'entity', entityRef },
  });
  const [decided] = live.decided;
  if (!live.row || !gateConcerns(gate, live)) {
    throw new InputError(
      `The gate "${gate.name}" does not concern ${entityRef}: its scope does not hold it`,
    );
  }
  const evidence = await readReviewEvidence({ ...options, live });
  const snapshot = reviewSnapshot(decided, live.row, evidence);
  return {
    entity: live.row,
    row: {
      ...{ entity_ref: entityRef, gate: gate.name, state: 'requested' },
      ...{ requested_by: actor.ref, requested_at: now },
      comment: options.comment ?? null,
      tier: decided.decision.tier.judged,
      reviewers: gate.review.by,
      summary: JSON.stringify(summaryOf(decided, snapshot.scorecards)),
      snapshot: JSON.stringify(snapshot),
      ...{ decided_by: null, decided_at: null, decision_comment: null },
      ...{ valid_until: null, lapsed_reason: null, lapsed_at: null },
      level_reached: false,
      version: 1,
    },
  };
}

function summaryOf(
  { decision }: DecidedGate,
  scorecards: readonly {
    readonly standard: string;
    readonly level: LevelView;
  }[],
): ReviewSummary {
  const levels = decision.requirements.flatMap(one => one.level ?? []);
  const first = scorecards.find(
    ({ standard }) => standard === levels[0]?.standard,
  );
  const sum = (of: (level: (typeof levels)[number]) => number) =>
    levels.reduce((total, level) => total + of(level), 0);
  return {
    level: first?.level ?? null,
    missing: decision.requirements.reduce(
      (total, { missing }) => total + missing.length,
      0,
    ),
    declared: sum(level => level.declared),
    applicable: sum(level => level.applicable),
  };
}

async function insert(
  tx: Knex.Transaction,
  row: NewReviewRow,
  { tier, ...entity }: DbEntitiesRow,
  options: RequestReviewOptions,
): Promise<ReviewItem> {
  const { events, actor, publication, now } = options;
  const [inserted] = await tx<DbReviewsRow>('reviews')
    .insert(row)
    .onConflict()
    .ignore()
    .returning('id');
  if (!inserted) {
    throw new ConflictError(
      `A review of ${row.entity_ref} at "${row.gate}" is waiting already; withdraw it to ask again`,
    );
  }
  await events.append(tx, {
    ...{ at: now, kind: 'review-requested', actor: actor.ref },
    entityRef: row.entity_ref,
    subject: `review:${inserted.id}`,
    details: {
      ...{ gate: row.gate, reviewers: row.reviewers, tier: row.tier },
      comment: row.comment,
    },
  });
  const { id } = inserted;
  return reviewItem(
    { ...entity, entity_tier: tier, ...row, id, conditions: 0 },
    { publication, now },
    ['withdraw'],
  );
}
