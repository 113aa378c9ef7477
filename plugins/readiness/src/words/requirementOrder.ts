import { GateRequirementView } from 'backstage-plugin-readiness-common';

/** All outcomes of a requirement, the worst first. */
const OUTCOMES: readonly GateRequirementView['outcome'][] = [
  'not-met',
  'excused',
  'met-with-exemptions',
  'met',
  'nothing-required',
];

/** The requirements of a gate, the worst first; equal ones keep the order of the document. @internal */
export function sortRequirements(
  requirements: readonly GateRequirementView[],
): GateRequirementView[] {
  const rank = ({ outcome }: GateRequirementView) => OUTCOMES.indexOf(outcome);
  return [...requirements].sort((a, b) => rank(a) - rank(b));
}
