import {
  createApiFactory,
  discoveryApiRef,
  fetchApiRef,
} from '@backstage/core-plugin-api';
import { GovernanceClient } from 'backstage-plugin-readiness-common';
import { governanceApiRef } from './governanceApiRef';

/** Talks to the backend about what people decide. @internal */
export const governanceApiFactory = createApiFactory({
  api: governanceApiRef,
  deps: { discoveryApi: discoveryApiRef, fetchApi: fetchApiRef },
  factory: dependencies => new GovernanceClient(dependencies),
});
