import { BudgetingMethod, SloObjective } from '../../types';
import { allowedFailures } from '../alerts/alertMaths';
import { ExactSum } from '../numbers/ExactSum';
import { CountedSlo, CountingRange, SliCounting, SliTotals } from '../types';

/** @internal */
export interface LowTrafficOptions {
  readonly sli: CountedSlo['sli'];
  readonly method: BudgetingMethod;
  readonly objective: SloObjective;
  readonly counting: SliCounting;
  readonly range: CountingRange & { kind: 'range' };
  readonly totals: SliTotals;
  readonly lowTrafficBelow: number;
}

/**
 * Whether there are so few events that single failures decide: the whole window, at the traffic so far, allows fewer than
 * 10 failures (`floor(budget × expected events)`); under Timeslices, where many slices hide how few events each has, a
 * time slice has fewer than 10 events on average. Without any event it is no traffic, which is another state; samples of
 * a threshold metric and raw ratios are no events.
 * @internal
 */
export function isLowTraffic(options: LowTrafficOptions): boolean {
  const { method, objective, totals, lowTrafficBelow } = options;
  const events = ExactSum.of(totals.total).value;
  if (!countsEvents(options.sli) || events === 0) {
    return false;
  }
  if (method === 'Timeslices') {
    const { withEvents = 0 } = totals.timeSlices ?? {};
    return withEvents > 0 && events / withEvents < lowTrafficBelow;
  }
  const expected = expectedEvents(options, events);
  return allowedFailures(objective.target, expected) < lowTrafficBelow;
}

function countsEvents(sli: CountedSlo['sli']): boolean {
  return (
    sli.kind === 'known' &&
    (sli.definition.kind === 'good-total' ||
      sli.definition.kind === 'bad-total')
  );
}

/** Of the whole window: the slices that are missing or still to come as busy as those that are known. */
function expectedEvents(options: LowTrafficOptions, events: number): number {
  const { range, totals, counting } = options;
  const slice = counting.sliceSeconds * 1_000;
  const slices = (range.windowEnd - range.windowStart) / slice;
  return events * Math.max(1, slices / totals.slices);
}
