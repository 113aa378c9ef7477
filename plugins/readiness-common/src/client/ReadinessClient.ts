import { parseEntityRef } from '@backstage/catalog-model';
import { ResponseError } from '@backstage/errors';
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
import { ReadinessApi } from './ReadinessApi';

/** @public */
export interface ReadinessClientOptions {
  discoveryApi: { getBaseUrl(pluginId: string): Promise<string> };
  fetchApi: { fetch: typeof fetch };
}

type QueryValue = string | number | readonly string[] | undefined;

/**
 * Talks to the readiness backend over HTTP.
 * @public
 */
export class ReadinessClient implements ReadinessApi {
  readonly #discoveryApi: ReadinessClientOptions['discoveryApi'];
  readonly #fetchApi: ReadinessClientOptions['fetchApi'];

  constructor(options: ReadinessClientOptions) {
    this.#discoveryApi = options.discoveryApi;
    this.#fetchApi = options.fetchApi;
  }

  getEntity(entityRef: string): Promise<EntityReadiness> {
    return this.#get(entityPath(entityRef));
  }

  getOwnership(entityRef: string): Promise<OwnershipView> {
    return this.#get(`${entityPath(entityRef)}/ownership`);
  }

  getHistory(
    entityRef: string,
    options: { standard?: string; limit?: number; cursor?: string } = {},
  ): Promise<Page<ChangeView>> {
    return this.#get(`${entityPath(entityRef)}/history`, { ...options });
  }

  async evaluateEntity(entityRef: string): Promise<void> {
    await this.#request('POST', `${entityPath(entityRef)}/evaluate`);
  }

  listEntities(query: EntityQuery): Promise<Page<EntityListItem>> {
    return this.#get('/entities', { ...query });
  }

  getOverview(filter: EntityFilter = {}): Promise<Overview> {
    return this.#get('/overview', { ...filter });
  }

  getAdoption(filter: EntityFilter = {}): Promise<AdoptionOverview> {
    return this.#get('/adoption', { ...filter });
  }

  getOwnershipOverview(filter: EntityFilter = {}): Promise<OwnershipOverview> {
    return this.#get('/ownership', { ...filter });
  }

  getStandardTrend(
    standard: string,
    options: { days?: number; slice?: string } = {},
  ): Promise<Trend> {
    return this.#get(`/standards/${encodeURIComponent(standard)}/trend`, {
      ...options,
    });
  }

  getCapabilityTrend(
    capability: string,
    options: { days?: number; slice?: string } = {},
  ): Promise<Trend> {
    return this.#get(`/capabilities/${encodeURIComponent(capability)}/trend`, {
      ...options,
    });
  }

  getDocuments(): Promise<DocumentsView> {
    return this.#get('/documents');
  }

  getEntitySlos(entityRef: string): Promise<EntitySlos> {
    return this.#get(`${entityPath(entityRef)}/slos`);
  }

  listSlos(query: SloQuery): Promise<Page<SloListItem>> {
    return this.#get('/slos', { ...query });
  }

  getSloOverview(filter: EntityFilter = {}): Promise<SloOverview> {
    return this.#get('/slo-overview', { ...filter });
  }

  listWithoutSlo(
    query: EntityFilter & { limit?: number; cursor?: string },
  ): Promise<Page<EntitySummary>> {
    return this.#get('/entities-without-slo', { ...query });
  }

  getSloDocuments(): Promise<SloDocumentsView> {
    return this.#get('/slo-documents');
  }

  async acknowledgeSlo(
    entityRef: string,
    slo: string,
    objective: string,
    comment?: string,
  ): Promise<void> {
    const path = [slo, objective].map(encodeURIComponent).join('/');
    await this.#request(
      'POST',
      `${entityPath(entityRef)}/slos/${path}/acknowledgement`,
      { comment },
    );
  }

  async #get<T>(
    path: string,
    query: Record<string, QueryValue> = {},
  ): Promise<T> {
    const response = await this.#request('GET', path + queryString(query));
    return response.json();
  }

  async #request(
    method: 'GET' | 'POST',
    path: string,
    body?: object,
  ): Promise<Response> {
    const baseUrl = await this.#discoveryApi.getBaseUrl('readiness');
    const response = await this.#fetchApi.fetch(`${baseUrl}/v1${path}`, {
      method,
      ...(body && {
        headers: { 'Content-Type': 'application/json' },
        body: JSON.stringify(body),
      }),
    });
    if (!response.ok) {
      throw await ResponseError.fromResponse(response);
    }
    return response;
  }
}

function entityPath(entityRef: string): string {
  const { kind, namespace, name } = parseEntityRef(entityRef);
  return ['/entities', kind, namespace, name]
    .map((part, index) => (index === 0 ? part : encodeURIComponent(part)))
    .join('/')
    .toLocaleLowerCase('en-US');
}

/** Lists become repeated keys: `tier=0&tier=1`. */
function queryString(query: Record<string, QueryValue>): string {
  const params = new URLSearchParams();
  for (const [key, value] of Object.entries(query)) {
    for (const item of [value ?? []].flat()) {
      params.append(key, String(item));
    }
  }
  const text = params.toString();
  return text ? `?${text}` : '';
}
