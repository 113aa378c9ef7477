import { Deadline } from './Deadline';
import { EvaluationInput } from './types';

/**
 * Whether an exemption of a check is in force; notes when that changes.
 * @internal
 */
export function isExempted(
  { exemptions = [], now }: Pick<EvaluationInput, 'exemptions' | 'now'>,
  of: { readonly standard: string; readonly checkId: string },
  deadline: Deadline,
): boolean {
  const own = exemptions.filter(
    ({ standard, checkId }) =>
      checkId === of.checkId && standard === of.standard,
  );
  for (const exemption of own) {
    deadline.note(exemption.startsAt);
    deadline.note(exemption.endsAt);
  }
  return own.some(({ startsAt, endsAt }) => startsAt <= now && now < endsAt);
}
