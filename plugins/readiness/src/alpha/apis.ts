import { ApiBlueprint } from '@backstage/frontend-plugin-api';
import { governanceApiFactory, readinessApiFactory } from '../api';

/** The client of the backend. @internal */
export const readinessApi = ApiBlueprint.make({
  params: defineParams => defineParams(readinessApiFactory),
});

/** The client for what people decide. @internal */
export const governanceApi = ApiBlueprint.make({
  name: 'governance',
  params: defineParams => defineParams(governanceApiFactory),
});
