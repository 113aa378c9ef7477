import { useApi } from '@backstage/core-plugin-api';
import { ReadinessApi } from 'backstage-plugin-readiness-common';
import { readinessApiRef } from '../api';
import { Answer, useAnswer } from './useAnswer';

export type { Answer } from './useAnswer';

/**
 * Asks the backend, and again when one of the dependencies changes. The answer to an earlier question, or to a
 * component that has gone, is dropped.
 * @internal
 */
export function useReadiness<T>(
  ask: (api: ReadinessApi) => Promise<T>,
  dependencies: readonly (string | number | boolean)[],
): Answer<T> {
  return useAnswer(useApi(readinessApiRef), ask, dependencies);
}
