import { SliSlice } from '../../types';
import { isSoundSlice } from '../slices/isSoundSlice';
import { SliCounting, SliTotals } from '../types';
import { TotalsBuilder } from './TotalsBuilder';

/**
 * Adds up slices of distinct starts. A slice that is not settled (not finite, more good than total) is left out, as if it
 * was missing.
 * @public
 */
export function totalSlices(
  counting: SliCounting,
  slices: readonly SliSlice[],
): SliTotals {
  const builder = new TotalsBuilder(counting);
  for (const slice of slices) {
    if (isSoundSlice(slice)) {
      builder.addSlice(slice);
    }
  }
  return builder.build();
}
