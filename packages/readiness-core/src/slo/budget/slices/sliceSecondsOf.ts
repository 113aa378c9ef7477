import { BudgetingMethod, SloObjective } from '../../types';

/** The shortest window of a burn rate. */
const LONGEST_SLICE = 300;

/**
 * Length of the slices to read for an objective, in seconds: 300, and where time slices are counted the greatest common
 * divisor of 300 and the time slice, so that both a time slice and five minutes are whole slices. Time slices of OpenSLO
 * are whole minutes, so it is 60 or 300.
 * @public
 */
export function sliceSecondsOf(
  method: BudgetingMethod,
  objective: Pick<SloObjective, 'timeSliceSeconds'>,
): number {
  const timeSlice = objective.timeSliceSeconds;
  return method === 'Occurrences' || !isLength(timeSlice)
    ? LONGEST_SLICE
    : greatestCommonDivisor(LONGEST_SLICE, timeSlice);
}

function isLength(seconds: number | undefined): seconds is number {
  return Number.isSafeInteger(seconds) && Number(seconds) > 0;
}

function greatestCommonDivisor(a: number, b: number): number {
  return b === 0 ? a : greatestCommonDivisor(b, a % b);
}
