import { EntityListItem, Page } from 'backstage-plugin-readiness-common';
import { checkoutSummary, orphanSummary } from './entities';

/** @internal */
export const firstPage: Page<EntityListItem> = {
  items: [
    {
      entity: orphanSummary,
      standard: 'production-readiness',
      level: { name: null, rank: 0, of: 3, highest: 3 },
      score: null,
      known: 0,
      failing: 0,
      status: 'no-data',
      gaps: ['no-owner', 'no-tier'],
    },
  ],
  total: 2,
  nextCursor: 'page-2',
};

/** @internal */
export const secondPage: Page<EntityListItem> = {
  items: [
    {
      entity: checkoutSummary,
      standard: 'production-readiness',
      level: { name: 'professional', rank: 2, of: 3, highest: 3 },
      score: 0.82,
      known: 0.9,
      failing: 2,
      status: 'fail',
      adoption: 'not-adopted',
      alternative: 'jenkins',
      gaps: [],
    },
  ],
  total: 2,
  nextCursor: null,
};
