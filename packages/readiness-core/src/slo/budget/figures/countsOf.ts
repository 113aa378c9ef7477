import { BudgetingMethod } from '../../types';
import { ExactSum } from '../numbers/ExactSum';
import { SliTotals } from '../types';

/** What a method counts: events, or slices that may be good in part. @internal */
export interface Counts {
  readonly good: number;
  readonly bad: number;
  readonly total: number;
}

/** What the totals come to by the method of the objective; time slices that are not complete do not count. @internal */
export function countsOf(method: BudgetingMethod, totals: SliTotals): Counts {
  if (method === 'Occurrences') {
    return {
      good: ExactSum.of(totals.good).value,
      bad: ExactSum.of(totals.total).subtractParts(totals.good).value,
      total: ExactSum.of(totals.total).value,
    };
  }
  const { withEvents = 0, good = 0, ratios = [] } = totals.timeSlices ?? {};
  if (method === 'Timeslices') {
    return { good, bad: withEvents - good, total: withEvents };
  }
  return {
    good: ExactSum.of(ratios).value,
    bad: new ExactSum().add(withEvents).subtractParts(ratios).value,
    total: withEvents,
  };
}
