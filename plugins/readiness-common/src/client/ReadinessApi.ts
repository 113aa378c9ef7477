import {
  AdoptionOverview,
  ChangeView,
  DocumentsView,
  EntityFilter,
  EntityListItem,
  EntityQuery,
  EntityReadiness,
  Overview,
  OwnershipOverview,
  OwnershipView,
  Page,
  Trend,
} from '../api/types';

/**
 * What a reader of readiness can ask. Every call fails with an error of `@backstage/errors` whose message a person can
 * act on.
 * @public
 */
export interface ReadinessApi {
  getEntity(entityRef: string): Promise<EntityReadiness>;
  getOwnership(entityRef: string): Promise<OwnershipView>;
  getHistory(
    entityRef: string,
    options?: { standard?: string; limit?: number; cursor?: string },
  ): Promise<Page<ChangeView>>;
  /** Asks the catalog to refresh the entity and puts it first in the queue; the answer comes later (`pending`). */
  evaluateEntity(entityRef: string): Promise<void>;
  listEntities(query: EntityQuery): Promise<Page<EntityListItem>>;
  getOverview(filter?: EntityFilter): Promise<Overview>;
  getAdoption(filter?: EntityFilter): Promise<AdoptionOverview>;
  getOwnershipOverview(filter?: EntityFilter): Promise<OwnershipOverview>;
  getStandardTrend(
    standard: string,
    options?: { days?: number; slice?: string },
  ): Promise<Trend>;
  getCapabilityTrend(
    capability: string,
    options?: { days?: number; slice?: string },
  ): Promise<Trend>;
  getDocuments(): Promise<DocumentsView>;
}
