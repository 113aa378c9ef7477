import { EntityGovernance } from 'backstage-plugin-readiness-common';
import { Answer } from './useAnswer';
import { useShownExemptions } from './useShownExemptions';

/** What people decided about an entity, as it stands by now. @internal */
export function useShownGovernance(
  answer: Answer<EntityGovernance>,
): Answer<EntityGovernance> {
  const exemptions = useShownExemptions(
    answer.state === 'ready' ? answer.value.exemptions : [],
  );
  return answer.state === 'ready'
    ? { ...answer, value: { ...answer.value, exemptions } }
    : answer;
}
