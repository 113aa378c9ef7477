import {
  GateDecisionView,
  ReviewSnapshot,
  ReviewView,
} from 'backstage-plugin-readiness-common';
import { Knex } from 'knex';
import { DbReviewsRow } from '../../database/governanceTables';
import { Viewer } from '../../permissions/Viewer';
import { readVisibleRefs } from '../../results/readVisibleRefs';
import { readEntityFollowUps } from '../followUps/listFollowUps';
import { GateDecider } from '../gates/GateDecider';
import { gateDecisionView } from '../gates/gateDecisionView';
import { readReviewChanges } from './readReviewChanges';
import { readReviewRow } from './readReviewRow';
import { ReviewItemOptions, reviewItems } from './reviewItem';
import { ReviewRow } from './reviewRow';

/** @internal */
export interface ReadReviewOptions extends ReviewItemOptions {
  readonly knex: Knex;
  readonly viewer: Pick<Viewer, 'visibilityAmong'>;
  readonly decider: GateDecider;
  readonly reviewId: string;
}

/**
 * Everything that a reviewer needs on one screen; undefined when the review is not known or its entity may not be seen.
 * The number of queries does not depend on how much there is.
 * @internal
 */
export async function readReview(
  options: ReadReviewOptions,
): Promise<ReviewView | undefined> {
  const { knex, viewer, reviewId, publication } = options;
  const row = await readReviewRow(knex, reviewId);
  if (!row) {
    return undefined;
  }
  const { entity_ref: entityRef } = row;
  const snapshot: ReviewSnapshot = JSON.parse(row.snapshot);
  const refs = snapshot.dependencies.map(one => one.entityRef);
  const entityRefs = [entityRef, ...refs];
  const visibility = await viewer.visibilityAmong(entityRefs);
  const visible = await readVisibleRefs({ knex, entityRefs, visibility });
  if (!visible.has(entityRef)) {
    return undefined;
  }
  const changes = { knex, entityRef, publication };
  const [[item], followUps, answer, changedSince, before] = await Promise.all([
    reviewItems([row], options),
    readEntityFollowUps({ ...options, entityRef, reviewId }),
    answerNow(row, options),
    readReviewChanges({ ...changes, since: Number(row.requested_at) }),
    decidedBefore(knex, row),
  ]);
  return {
    ...item,
    comment: row.comment,
    decisionComment: row.decision_comment,
    lapsedReason: row.lapsed_reason,
    followUps,
    snapshot: await withoutHidden(knex, snapshot, visible),
    now: answer,
    changedSince,
    changedSinceLastReview:
      before === undefined
        ? null
        : await readReviewChanges({ ...changes, since: before }),
  };
}

/** A dependency is named to who may see it, and when nobody has it. */
async function withoutHidden(
  knex: Knex,
  snapshot: ReviewSnapshot,
  visible: ReadonlySet<string>,
): Promise<ReviewSnapshot> {
  const others = snapshot.dependencies.filter(
    ({ entityRef, exists }) => !exists && !visible.has(entityRef),
  );
  const appeared = await readVisibleRefs({
    knex,
    entityRefs: others.map(({ entityRef }) => entityRef),
    visibility: { kind: 'all' },
  });
  return {
    ...snapshot,
    dependencies: snapshot.dependencies.filter(
      ({ entityRef, exists }) =>
        visible.has(entityRef) || (!exists && !appeared.has(entityRef)),
    ),
  };
}

/** Null when the gate is no longer published. */
async function answerNow(
  row: ReviewRow,
  { knex, decider, publication, now }: ReadReviewOptions,
): Promise<GateDecisionView | null> {
  const gate = publication?.documents.gates.find(
    ({ name }) => name === row.gate,
  );
  if (!publication || !gate) {
    return null;
  }
  const { decided } = await decider.decide({
    ...{ knex, gate, publication, now },
    subject: { kind: 'entity', entityRef: row.entity_ref },
  });
  return gateDecisionView(decided[0], null);
}

/** When reviewers last decided about the entity at the gate before this request. */
async function decidedBefore(
  knex: Knex,
  row: ReviewRow,
): Promise<number | undefined> {
  const before = await knex<DbReviewsRow>('reviews')
    .where({ entity_ref: row.entity_ref, gate: row.gate })
    .whereNot('state', 'withdrawn')
    .whereNotNull('decided_at')
    .andWhere('id', '<', row.id)
    .orderBy('id', 'desc')
    .first('decided_at');
  return before && Number(before.decided_at);
}
