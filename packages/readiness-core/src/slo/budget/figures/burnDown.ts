import { roundDigits } from '../numbers/tidyNumber';
import { countingOf } from '../slices/countingOf';
import { TotalsBuilder } from '../totals/TotalsBuilder';
import { BurnDownOptions, BurnDownStep } from '../types';
import { Counts, countsOf } from './countsOf';
import { consumedOf } from './figuresOf';

/**
 * How the budget went down over a window: a point at its start and one at the end of each part. Each says what was left
 * after all that had failed in the window until then, of the budget for all of it; a part without data burns nothing. The
 * points are null when there was no event.
 * @public
 */
export function burnDown(options: BurnDownOptions): readonly BurnDownStep[] {
  const { from, parts } = options;
  const cumulative = cumulativeCounts(options);
  const total = options.budgetFor ?? cumulative.at(-1)?.total ?? 0;
  const left = (bad: number) => remainingAfter(bad, total, options);
  return [
    { at: from, budgetRemaining: left(0) },
    ...parts.map(({ until }, i) => ({
      at: until,
      budgetRemaining: left(cumulative[i].bad),
    })),
  ];
}

function cumulativeCounts(options: BurnDownOptions): Counts[] {
  const { method, objective, parts } = options;
  const builder = new TotalsBuilder(countingOf(method, objective));
  return parts.map(({ totals }) => {
    builder.addTotals(totals);
    return countsOf(method, builder.build());
  });
}

function remainingAfter(
  bad: number,
  total: number,
  { objective }: BurnDownOptions,
): number | null {
  const counts = { good: total - bad, bad, total };
  const consumed = consumedOf(counts, objective.target);
  return consumed === null ? null : roundDigits(1 - consumed);
}
