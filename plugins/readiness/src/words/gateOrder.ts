import { GateDecisionView } from 'backstage-plugin-readiness-common';

/** All answers, the worst first. */
const ANSWERS: readonly GateDecisionView['answer'][] = [
  'block',
  'warn',
  'allow',
];

/** The gates of an entity, the worst answer first, then by title. @internal */
export function sortGates(
  gates: readonly GateDecisionView[],
): GateDecisionView[] {
  const rank = ({ answer }: GateDecisionView) => ANSWERS.indexOf(answer);
  return [...gates].sort(
    (a, b) => rank(a) - rank(b) || a.title.localeCompare(b.title),
  );
}
