import { GateRequirementView } from 'backstage-plugin-readiness-common';
import { ShownOutcome, shownOutcome } from './shownOutcome';

/** All outcomes of a requirement, the worst first. */
const OUTCOMES: readonly ShownOutcome[] = [
  'not-met',
  'only-warns',
  'excused',
  'met-with-exemptions',
  'met',
  'nothing-required',
];

/** The requirements of a gate, the worst first; equal ones keep the order of the document. @internal */
export function sortRequirements(
  requirements: readonly GateRequirementView[],
): GateRequirementView[] {
  const rank = (requirement: GateRequirementView) =>
    OUTCOMES.indexOf(shownOutcome(requirement));
  return [...requirements].sort((a, b) => rank(a) - rank(b));
}
