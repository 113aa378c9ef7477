import { SloQuery } from 'backstage-plugin-readiness-common';
import {
  FilterName,
  known,
  optional,
  readFilter,
  valuesOf,
} from './entityQuery';
import { SLO_ALERTS, SLO_STATES } from './sloStates';

/** What the catalogue of SLOs can be narrowed by beside the filters of all pages. @internal */
export const SLO_NARROWING_NAMES = ['state', 'alert', 'source'] as const;

/** Values to narrow the catalogue of SLOs by. @internal */
export type SloNarrowing = Partial<
  Record<
    FilterName | (typeof SLO_NARROWING_NAMES)[number],
    string | readonly string[]
  >
>;

/** What a URL asks of the catalogue of SLOs. Words that the API does not know are left out. @internal */
export function readSloQuery(params: URLSearchParams): SloQuery {
  const query: SloQuery = {
    ...readFilter(params),
    state: optional(known(valuesOf(params, 'state'), SLO_STATES)),
    alert: optional(known(valuesOf(params, 'alert'), SLO_ALERTS)),
    source: optional(valuesOf(params, 'source')),
    order: params.get('order') === 'name' ? 'name' : undefined,
    cursor: valuesOf(params, 'cursor')[0],
  };
  return Object.fromEntries(
    Object.entries(query).filter(([, value]) => value !== undefined),
  );
}
