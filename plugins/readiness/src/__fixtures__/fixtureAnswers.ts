import { ReadinessApi } from 'backstage-plugin-readiness-common';
import { adoptionOverview, capabilityTrend } from './adoption';
import { documents } from './documents';
import { firstPage, secondPage } from './entityList';
import { entityReadiness, levelChange } from './entityReadiness';
import { overview, standardTrend } from './overview';
import { ownership, ownershipOverview } from './ownership';
import {
  entitySlos,
  firstSloPage,
  secondSloPage,
  sloDocuments,
  sloOverview,
  withoutSloPage,
} from './slos';

/** A backend that answers with the fixtures. @internal */
export const fixtureAnswers: ReadinessApi = {
  getEntity: async () => entityReadiness,
  getOwnership: async () => ownership,
  getHistory: async () => ({
    items: [levelChange],
    total: 1,
    nextCursor: null,
  }),
  evaluateEntity: async () => {},
  listEntities: async ({ cursor }) =>
    cursor === firstPage.nextCursor ? secondPage : firstPage,
  getOverview: async () => overview,
  getAdoption: async () => adoptionOverview,
  getOwnershipOverview: async () => ownershipOverview,
  getStandardTrend: async () => standardTrend,
  getCapabilityTrend: async () => capabilityTrend,
  getDocuments: async () => documents,
  getEntitySlos: async () => entitySlos,
  listSlos: async ({ cursor }) =>
    cursor === firstSloPage.nextCursor ? secondSloPage : firstSloPage,
  getSloOverview: async () => sloOverview,
  listWithoutSlo: async () => withoutSloPage,
  getSloDocuments: async () => sloDocuments,
  acknowledgeSlo: async () => {},
};
