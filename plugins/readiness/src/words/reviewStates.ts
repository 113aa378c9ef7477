import { ReviewState } from 'backstage-plugin-readiness-common';

/** All states of a review, what waits first. @internal */
export const REVIEW_STATES: readonly ReviewState[] = [
  'requested',
  'changes-requested',
  'approved',
  'rejected',
  'lapsed',
  'expired',
  'withdrawn',
];
