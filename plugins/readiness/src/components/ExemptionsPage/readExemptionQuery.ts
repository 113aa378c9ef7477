import {
  ExemptionQuery,
  ExemptionState,
} from 'backstage-plugin-readiness-common';
import { known, optional, valuesOf } from '../../words/entityQuery';

/** All states, what waits first. @internal */
export const EXEMPTION_STATES: readonly ExemptionState[] = [
  'requested',
  'approved',
  'expired',
  'rejected',
  'revoked',
  'withdrawn',
];

/** What a URL asks of the list: what waits or holds, unless states are chosen. Words that the API does not know are left out. @internal */
export function readExemptionQuery(params: URLSearchParams): ExemptionQuery {
  const query: ExemptionQuery = {
    owner: optional(valuesOf(params, 'owner')),
    standard: valuesOf(params, 'standard')[0],
    check: valuesOf(params, 'check')[0],
    entity: valuesOf(params, 'entity')[0],
    state: optional(known(valuesOf(params, 'state'), EXEMPTION_STATES)) ?? [
      'requested',
      'approved',
    ],
    mine: params.get('mine') === 'true' || undefined,
    cursor: valuesOf(params, 'cursor')[0],
  };
  return Object.fromEntries(
    Object.entries(query).filter(([, value]) => value !== undefined),
  );
}
