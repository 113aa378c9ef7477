import { ApiBlueprint } from '@backstage/frontend-plugin-api';
import { readinessApiFactory } from '../api';

/** The client of the backend. @internal */
export const readinessApi = ApiBlueprint.make({
  params: defineParams => defineParams(readinessApiFactory),
});
