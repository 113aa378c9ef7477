import { GovernanceApi } from 'backstage-plugin-readiness-common';
import { entityGovernance } from '../../../__fixtures__';
import { fixtureGovernanceApi } from '../../../__testUtils__/fixtureGovernanceApi';
import { renderReadiness } from '../../../__testUtils__/renderReadiness';
import { EntityReadinessContent } from '../../EntityReadinessContent';

/** The tab of the entity, without a review that waits, so that one can be asked for. @internal */
export async function renderShippingTab(answers: Partial<GovernanceApi> = {}) {
  const governance = fixtureGovernanceApi({
    getEntityGovernance: async () => ({ ...entityGovernance, reviews: [] }),
    ...answers,
  });
  const view = await renderReadiness(<EntityReadinessContent />, {
    governance,
  });
  return { ...view, governance };
}
