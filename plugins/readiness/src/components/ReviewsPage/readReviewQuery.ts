import { ReviewQuery } from 'backstage-plugin-readiness-common';
import { known, optional, valuesOf } from '../../words/entityQuery';
import { REVIEW_STATES } from '../../words/reviewStates';

/** What a URL asks of the queue: what waits, unless states are chosen. Words that the API does not know are left out. @internal */
export function readReviewQuery(params: URLSearchParams): ReviewQuery {
  const query: ReviewQuery = {
    entity: valuesOf(params, 'entity')[0],
    gate: valuesOf(params, 'gate')[0],
    state: optional(known(valuesOf(params, 'state'), REVIEW_STATES)) ?? [
      'requested',
    ],
    mine: params.get('mine') === 'true' || undefined,
    cursor: valuesOf(params, 'cursor')[0],
  };
  return Object.fromEntries(
    Object.entries(query).filter(([, value]) => value !== undefined),
  );
}
