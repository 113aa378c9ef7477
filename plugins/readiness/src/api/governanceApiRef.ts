import { createApiRef } from '@backstage/core-plugin-api';
import { GovernanceApi } from 'backstage-plugin-readiness-common';

/**
 * What the pages ask of sign-offs, exemptions, gates and reviews. An app may put its own implementation behind it.
 * @public
 */
export const governanceApiRef = createApiRef<GovernanceApi>({
  id: 'plugin.readiness.governance',
});
