import {
  ExemptionScope,
  ExemptionTermsView,
} from 'backstage-plugin-readiness-common';
import { CheckKey } from '../../hooks/EntityGovernanceContext';
import { Answer } from '../../hooks/useAnswer';
import { useGovernance } from '../../hooks/useGovernance';

/** What a request will be judged by; while those of another scope are read, nothing is known. @internal */
export function useExemptionTerms(
  { kind, ref }: ExemptionScope,
  { standard, checkId }: CheckKey,
): Answer<ExemptionTermsView> {
  const answer = useGovernance(
    api =>
      api.getExemptionTerms({ scope: kind, ref, standard, check: checkId }),
    [kind, ref, standard, checkId],
  );
  const isOfScope =
    answer.state !== 'ready' ||
    (answer.value.scope.kind === kind && answer.value.scope.ref === ref);
  return isOfScope ? answer : { state: 'loading' };
}
