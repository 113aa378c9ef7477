import {
  Page,
  readinessReviewDecidePermission,
  ReviewItem,
  ReviewQuery,
} from 'backstage-plugin-readiness-common';
import { Knex } from 'knex';
import { whereInList, whereOneOf } from '../../database/dialect';
import { Visibility, whereVisible } from '../../permissions/Visibility';
import { isMember } from '../Actor';
import { readPage } from '../readPage';
import { ReviewItemOptions, reviewItems } from './reviewItem';
import { CONDITIONS_COUNT, REVIEW_COLUMNS, ReviewRow } from './reviewRow';

/** Of one entity. */
const MOST_REVIEWS = 20;
/** Entities whose reviews wait for one person. */
const MOST_WAITING = 1_000;

/** @internal */
export interface ListReviewsOptions extends ReviewItemOptions {
  readonly knex: Knex;
  readonly visibility: Visibility;
  readonly query: ReviewQuery;
}

/**
 * One page of the reviews of entities that a viewer may see: those that wait first, the most critical tier and then the
 * oldest first; the others after them, the newest first. Two queries, and one more for those that the viewer may decide.
 * @internal
 */
export async function listReviews(
  options: ListReviewsOptions,
): Promise<Page<ReviewItem>> {
  const { knex, query } = options;
  const mine = query.mine ? await decidable(options) : undefined;
  const waits = "reviews.state = 'requested'";
  const { rows, total, nextCursor } = await readPage<ReviewRow>({
    ...{ knex, query, list: 'reviews' },
    columns: [...REVIEW_COLUMNS, knex.raw(CONDITIONS_COUNT)],
    matching: () => {
      const reviews = matching(options);
      if (mine) {
        whereMine(reviews, options);
        whereInList(reviews, knex, 'reviews.entity_ref', mine);
      }
      return reviews;
    },
    order: [
      `case when ${waits} then 0 else 1 end`,
      `case when ${waits} then reviews.tier else 0 end`,
      `case when ${waits} then reviews.requested_at else -reviews.id end`,
      'reviews.id',
    ],
    shape: [0, 0, 0, 0],
  });
  return { items: await reviewItems(rows, options), total, nextCursor };
}

/**
 * The reviews of one entity that callers have seen to be visible, newest first. One query.
 * @internal
 */
export async function readEntityReviews(
  options: ReviewItemOptions & {
    readonly knex: Knex;
    readonly entityRef: string;
  },
): Promise<ReviewItem[]> {
  const { knex, entityRef } = options;
  const rows: ReviewRow[] = await reviewsOf(knex, { kind: 'all' })
    .where('reviews.entity_ref', entityRef)
    .orderBy('reviews.id', 'desc')
    .limit(MOST_REVIEWS)
    .select(...REVIEW_COLUMNS, knex.raw(CONDITIONS_COUNT));
  return reviewItems(rows, options);
}

function reviewsOf(knex: Knex, visibility: Visibility): Knex.QueryBuilder {
  const reviews = knex('reviews').join(
    'entities',
    'entities.entity_ref',
    'reviews.entity_ref',
  );
  whereVisible(reviews, visibility, knex);
  return reviews;
}

function matching({
  knex,
  visibility,
  query,
  now,
}: ListReviewsOptions): Knex.QueryBuilder {
  const reviews = reviewsOf(knex, visibility);
  if (query.entity !== undefined) {
    reviews.where('reviews.entity_ref', query.entity);
  }
  if (query.gate !== undefined) {
    reviews.where('reviews.gate', query.gate);
  }
  if (query.state) {
    const marks = query.state.map(() => '?').join(', ');
    reviews.whereRaw(
      `case when reviews.state = 'approved' and reviews.valid_until <= ? then 'expired' else reviews.state end in (${marks})`,
      [now, ...query.state],
    );
  }
  return reviews;
}

/** Entities with reviews that the viewer's groups decide, for which they hold the permission as well. */
async function decidable(options: ListReviewsOptions): Promise<string[]> {
  const { knex, visibility, powers } = options;
  const waiting = reviewsOf(knex, visibility);
  whereMine(waiting, options);
  const rows: { entity_ref: string }[] = await waiting
    .distinct('reviews.entity_ref')
    .orderBy('reviews.entity_ref')
    .limit(MOST_WAITING);
  const allowed = await powers.allowedAmong(
    readinessReviewDecidePermission,
    rows.map(row => row.entity_ref),
  );
  return [...allowed];
}

function whereMine(
  reviews: Knex.QueryBuilder,
  { powers: { actor }, publication }: ListReviewsOptions,
): void {
  const gates = (publication?.documents.gates ?? []).filter(
    ({ review }) =>
      actor && review && isMember(actor, review.by).kind === 'allowed',
  );
  whereOneOf(
    reviews,
    'reviews.gate',
    gates.map(({ name }) => name),
  );
  reviews
    .where('reviews.state', 'requested')
    .whereNot('reviews.requested_by', actor?.ref ?? '');
}
