import {
  createApiFactory,
  discoveryApiRef,
  fetchApiRef,
} from '@backstage/core-plugin-api';
import { ReadinessClient } from 'backstage-plugin-readiness-common';
import { readinessApiRef } from './readinessApiRef';

/** Talks to the backend over HTTP. @internal */
export const readinessApiFactory = createApiFactory({
  api: readinessApiRef,
  deps: { discoveryApi: discoveryApiRef, fetchApi: fetchApiRef },
  factory: dependencies => new ReadinessClient(dependencies),
});
