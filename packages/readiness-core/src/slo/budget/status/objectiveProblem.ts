import { SloObjective } from '../../types';
import { CountedSlo } from '../types';

/** Why an objective cannot be counted, whatever is read; undefined when it can. @internal */
export function objectiveProblem(
  { sli, method }: Pick<CountedSlo, 'sli' | 'method'>,
  objective: SloObjective,
): string | undefined {
  if (sli.kind === 'composite') {
    return 'This is a composite of several indicators, which is not computed yet.';
  }
  if (sli.kind === 'missing') {
    return sli.reason;
  }
  if (!(objective.target >= 0 && objective.target < 1)) {
    return 'The target of the objective is not a share; write 0 up to, not including, 1, such as 0.999.';
  }
  return method === 'Occurrences'
    ? undefined
    : timeSliceProblem(method, objective);
}

function timeSliceProblem(
  method: string,
  { timeSliceSeconds, timeSliceTarget }: SloObjective,
): string | undefined {
  if (!Number.isSafeInteger(timeSliceSeconds) || Number(timeSliceSeconds) < 1) {
    return `The objective has no length of its time slices, which ${method} counts; write timeSliceWindow, such as 5m.`;
  }
  const isShare =
    timeSliceTarget !== undefined &&
    timeSliceTarget > 0 &&
    timeSliceTarget <= 1;
  return method === 'Timeslices' && !isShare
    ? 'The objective does not say when a time slice is good; write timeSliceTarget, above 0 and at most 1, such as 0.99.'
    : undefined;
}
