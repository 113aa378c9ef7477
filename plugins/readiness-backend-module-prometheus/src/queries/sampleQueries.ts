import { SliThreshold, ThresholdOperator } from 'backstage-readiness-core';
import { ParsedQuery } from './parseQuery';
import { SliceQuery } from './SliceQuery';
import { SliceWindow } from './SliceWindow';
import { substituteWindow } from './substituteWindow';
import { withoutComments } from './withoutComments';

const OPERATORS: Readonly<Record<ThresholdOperator, string>> = {
  lt: '<',
  lte: '<=',
  gt: '>',
  gte: '>=',
};

/** Drops NaN, which a quotient is while nothing happens, and which would spoil all that is computed with it. */
const A_NUMBER = '>= -Inf';

/** The value of a query for a whole slice, by its placeholder. @internal */
export function valueQuery(
  query: ParsedQuery,
  window: SliceWindow,
): SliceQuery {
  return { promql: substituteWindow(query, window), scale: 1 };
}

/** The mean of the values of a query in a slice. @internal */
export function meanQuery(query: ParsedQuery, window: SliceWindow): SliceQuery {
  return overSamples('avg_over_time', query, A_NUMBER, window);
}

/** How many samples of a query there are in a slice, one at each step. @internal */
export function samplesQuery(
  query: ParsedQuery,
  window: SliceWindow,
): SliceQuery {
  return overSamples('count_over_time', query, A_NUMBER, window);
}

/** How many of them meet a threshold; no result when none does. @internal */
export function goodSamplesQuery(
  query: ParsedQuery,
  threshold: SliThreshold,
  window: SliceWindow,
): SliceQuery {
  const comparison = `${OPERATORS[threshold.operator]} ${threshold.limit}`;
  return overSamples('count_over_time', query, comparison, window);
}

function overSamples(
  functionName: string,
  query: ParsedQuery,
  comparison: string,
  window: SliceWindow,
): SliceQuery {
  const text = withoutComments(query.text);
  return {
    promql: `${functionName}(((${text}) ${comparison})[${window.rangeFor(
      functionName,
    )}:${window.step}])`,
    scale: 1,
  };
}
