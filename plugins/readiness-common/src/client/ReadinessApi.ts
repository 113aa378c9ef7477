import {
  AdoptionOverview,
  ChangeView,
  DocumentsView,
  EntityFilter,
  EntityListItem,
  EntityQuery,
  EntityReadiness,
  EntitySummary,
  Overview,
  OwnershipOverview,
  OwnershipView,
  Page,
  Trend,
} from '../api/types';
import {
  EntitySlos,
  SloDocumentsView,
  SloListItem,
  SloOverview,
  SloQuery,
} from '../api/sloTypes';

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
  getEntitySlos(entityRef: string): Promise<EntitySlos>;
  listSlos(query: SloQuery): Promise<Page<SloListItem>>;
  getSloOverview(filter?: EntityFilter): Promise<SloOverview>;
  /** Services of tiers 0 and 1 without an SLO. */
  listWithoutSlo(
    query: EntityFilter & { limit?: number; cursor?: string },
  ): Promise<Page<EntitySummary>>;
  getSloDocuments(): Promise<SloDocumentsView>;
  /** Says that the owner has seen what a policy asks for; what is acknowledged already stays as it was. */
  acknowledgeSlo(
    entityRef: string,
    slo: string,
    objective: string,
    comment?: string,
  ): Promise<void>;
}
