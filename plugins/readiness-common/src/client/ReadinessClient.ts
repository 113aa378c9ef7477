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
import {
  entityPath,
  HttpRequests,
  ReadinessClientOptions,
} from './HttpRequests';
import { ReadinessApi } from './ReadinessApi';

/**
 * Talks to the readiness backend over HTTP.
 * @public
 */
export class ReadinessClient implements ReadinessApi {
  readonly #requests: HttpRequests;

  constructor(options: ReadinessClientOptions) {
    this.#requests = new HttpRequests(options);
  }

  getEntity(entityRef: string): Promise<EntityReadiness> {
    return this.#requests.get(entityPath(entityRef));
  }

  getOwnership(entityRef: string): Promise<OwnershipView> {
    return this.#requests.get(`${entityPath(entityRef)}/ownership`);
  }

  getHistory(
    entityRef: string,
    options: { standard?: string; limit?: number; cursor?: string } = {},
  ): Promise<Page<ChangeView>> {
    return this.#requests.get(`${entityPath(entityRef)}/history`, {
      ...options,
    });
  }

  async evaluateEntity(entityRef: string): Promise<void> {
    await this.#requests.send('POST', `${entityPath(entityRef)}/evaluate`);
  }

  listEntities(query: EntityQuery): Promise<Page<EntityListItem>> {
    return this.#requests.get('/entities', { ...query });
  }

  getOverview(filter: EntityFilter = {}): Promise<Overview> {
    return this.#requests.get('/overview', { ...filter });
  }

  getAdoption(filter: EntityFilter = {}): Promise<AdoptionOverview> {
    return this.#requests.get('/adoption', { ...filter });
  }

  getOwnershipOverview(filter: EntityFilter = {}): Promise<OwnershipOverview> {
    return this.#requests.get('/ownership', { ...filter });
  }

  getStandardTrend(
    standard: string,
    options: { days?: number; slice?: string } = {},
  ): Promise<Trend> {
    return this.#requests.get(
      `/standards/${encodeURIComponent(standard)}/trend`,
      {
        ...options,
      },
    );
  }

  getCapabilityTrend(
    capability: string,
    options: { days?: number; slice?: string } = {},
  ): Promise<Trend> {
    return this.#requests.get(
      `/capabilities/${encodeURIComponent(capability)}/trend`,
      {
        ...options,
      },
    );
  }

  getDocuments(): Promise<DocumentsView> {
    return this.#requests.get('/documents');
  }

  getEntitySlos(entityRef: string): Promise<EntitySlos> {
    return this.#requests.get(`${entityPath(entityRef)}/slos`);
  }

  listSlos(query: SloQuery): Promise<Page<SloListItem>> {
    return this.#requests.get('/slos', { ...query });
  }

  getSloOverview(filter: EntityFilter = {}): Promise<SloOverview> {
    return this.#requests.get('/slo-overview', { ...filter });
  }

  listWithoutSlo(
    query: EntityFilter & { limit?: number; cursor?: string },
  ): Promise<Page<EntitySummary>> {
    return this.#requests.get('/entities-without-slo', { ...query });
  }

  getSloDocuments(): Promise<SloDocumentsView> {
    return this.#requests.get('/slo-documents');
  }

  async acknowledgeSlo(
    entityRef: string,
    slo: string,
    objective: string,
    comment?: string,
  ): Promise<void> {
    const path = [slo, objective].map(encodeURIComponent).join('/');
    await this.#requests.send(
      'POST',
      `${entityPath(entityRef)}/slos/${path}/acknowledgement`,
      { body: { comment } },
    );
  }
}
