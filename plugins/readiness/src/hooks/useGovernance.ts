import { useApi } from '@backstage/core-plugin-api';
import { GovernanceApi } from 'backstage-plugin-readiness-common';
import { governanceApiRef } from '../api';
import { Answer, useAnswer } from './useAnswer';

/**
 * Asks what people decided, and again when one of the dependencies changes. The answer to an earlier question, or to a
 * component that has gone, is dropped.
 * @internal
 */
export function useGovernance<T>(
  ask: (api: GovernanceApi) => Promise<T>,
  dependencies: readonly (string | number | boolean)[],
): Answer<T> {
  return useAnswer(useApi(governanceApiRef), ask, dependencies);
}
