import { createApiRef } from '@backstage/core-plugin-api';
import { ReadinessApi } from 'backstage-plugin-readiness-common';

/**
 * What the pages ask. An app may put its own implementation behind it.
 * @public
 */
export const readinessApiRef = createApiRef<ReadinessApi>({
  id: 'plugin.readiness.client',
});
