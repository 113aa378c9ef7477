import { LevelView } from 'backstage-plugin-readiness-common';
import { DbReviewsRow } from '../../database/governanceTables';
import { SUMMARY_COLUMNS, SummaryRow } from '../../results/entitySummary';

/** What queues show of a review without its snapshot; in `reviews.summary`. @internal */
export interface ReviewSummary {
  readonly level: LevelView | null;
  readonly missing: number;
  readonly declared: number;
  readonly applicable: number;
}

/** A review beside its entity, without its snapshot. @internal */
export type ReviewRow = Omit<SummaryRow, 'tier'> & {
  entity_tier: SummaryRow['tier'];
} & Omit<DbReviewsRow, 'snapshot' | 'level_reached'> & {
    /** How many conditions it was approved with. */
    conditions: number | string;
  };

/**
 * The columns of a `ReviewRow`; queries have `reviews` and `entities`.
 * @internal
 */
export const REVIEW_COLUMNS: readonly string[] = [
  ...SUMMARY_COLUMNS.filter(column => column !== 'entities.tier'),
  'entities.tier as entity_tier',
  ...[
    'id',
    'gate',
    'state',
    'requested_by',
    'requested_at',
    'comment',
    'tier',
    'reviewers',
    'summary',
    'decided_by',
    'decided_at',
    'decision_comment',
    'valid_until',
    'lapsed_reason',
    'lapsed_at',
    'version',
  ].map(column => `reviews.${column}`),
];

/** SQL of how many conditions a review was approved with. @internal */
export const CONDITIONS_COUNT =
  "(select count(*) from follow_ups where follow_ups.kind = 'condition' and follow_ups.source_id = reviews.id) as conditions";
