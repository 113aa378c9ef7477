import { SliCounting, SliTotals } from '../types';
import { TotalsBuilder } from './TotalsBuilder';

/**
 * Adds totals of ranges that do not overlap, all counted alike. Of none it gives the totals of no slice.
 * @public
 */
export function addTotals(
  counting: SliCounting,
  ...totals: readonly SliTotals[]
): SliTotals {
  const builder = new TotalsBuilder(counting);
  totals.forEach(part => builder.addTotals(part));
  return builder.build();
}
