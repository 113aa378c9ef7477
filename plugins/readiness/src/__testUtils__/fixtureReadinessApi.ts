import { ReadinessApi } from 'backstage-plugin-readiness-common';
import { fixtureAnswers } from '../__fixtures__';

/** A backend that answers with the fixtures; a test replaces the answer that it is about. @internal */
export function fixtureReadinessApi(
  answers: Partial<ReadinessApi> = {},
): jest.Mocked<ReadinessApi> {
  const api: ReadinessApi = { ...fixtureAnswers, ...answers };
  return {
    getEntity: jest.fn(api.getEntity),
    getOwnership: jest.fn(api.getOwnership),
    getHistory: jest.fn(api.getHistory),
    evaluateEntity: jest.fn(api.evaluateEntity),
    listEntities: jest.fn(api.listEntities),
    getOverview: jest.fn(api.getOverview),
    getAdoption: jest.fn(api.getAdoption),
    getOwnershipOverview: jest.fn(api.getOwnershipOverview),
    getStandardTrend: jest.fn(api.getStandardTrend),
    getCapabilityTrend: jest.fn(api.getCapabilityTrend),
    getDocuments: jest.fn(api.getDocuments),
    getEntitySlos: jest.fn(api.getEntitySlos),
    listSlos: jest.fn(api.listSlos),
    getSloOverview: jest.fn(api.getSloOverview),
    listWithoutSlo: jest.fn(api.listWithoutSlo),
    getSloDocuments: jest.fn(api.getSloDocuments),
    acknowledgeSlo: jest.fn(api.acknowledgeSlo),
  };
}
