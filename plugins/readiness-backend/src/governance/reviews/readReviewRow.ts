import { Knex } from 'knex';
import { CONDITIONS_COUNT, REVIEW_COLUMNS, ReviewRow } from './reviewRow';

/** A review with what was frozen at its request. @internal */
export type WholeReviewRow = ReviewRow & { readonly snapshot: string };

/**
 * One review of an entity that the catalog has. Who may see it is for callers to ask. One query.
 * @internal
 */
export async function readReviewRow(
  knex: Knex,
  id: string,
): Promise<WholeReviewRow | undefined> {
  return knex('reviews')
    .join('entities', 'entities.entity_ref', 'reviews.entity_ref')
    .where('reviews.id', id)
    .first(...REVIEW_COLUMNS, 'reviews.snapshot', knex.raw(CONDITIONS_COUNT));
}
