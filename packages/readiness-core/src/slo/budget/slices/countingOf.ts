import { BudgetingMethod, SloObjective } from '../../types';
import { SliCounting } from '../types';
import { sliceSecondsOf } from './sliceSecondsOf';

/**
 * How the slices of an objective are added up. Of what the objective says only the time slice and its target matter, so
 * objectives that differ in their target share their totals.
 * @public
 */
export function countingOf(
  method: BudgetingMethod,
  objective: Pick<SloObjective, 'timeSliceSeconds' | 'timeSliceTarget'>,
): SliCounting {
  const sliceSeconds = sliceSecondsOf(method, objective);
  if (method === 'Occurrences') {
    return { key: `events/${sliceSeconds}`, sliceSeconds };
  }
  const seconds = objective.timeSliceSeconds ?? sliceSeconds;
  const target = method === 'Timeslices' ? objective.timeSliceTarget ?? 1 : 1;
  return {
    key: `slices/${seconds}/${target}`,
    sliceSeconds,
    timeSlices: { seconds, target },
  };
}

/** Length of what is counted, a slice or a time slice, in milliseconds. @internal */
export function unitMilliseconds(counting: SliCounting): number {
  return (counting.timeSlices?.seconds ?? counting.sliceSeconds) * 1_000;
}
