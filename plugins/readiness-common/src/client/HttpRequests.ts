import { parseEntityRef } from '@backstage/catalog-model';
import { ResponseError } from '@backstage/errors';

/** @public */
export interface ReadinessClientOptions {
  discoveryApi: { getBaseUrl(pluginId: string): Promise<string> };
  fetchApi: { fetch: typeof fetch };
}

/** @internal */
export type QueryValue =
  | string
  | number
  | boolean
  | readonly string[]
  | undefined;

/**
 * Requests to version 1 of the API of the readiness backend.
 * @internal
 */
export class HttpRequests {
  readonly #discoveryApi: ReadinessClientOptions['discoveryApi'];
  readonly #fetchApi: ReadinessClientOptions['fetchApi'];

  constructor(options: ReadinessClientOptions) {
    this.#discoveryApi = options.discoveryApi;
    this.#fetchApi = options.fetchApi;
  }

  async get<T>(
    path: string,
    query: Record<string, QueryValue> = {},
  ): Promise<T> {
    const response = await this.open(path, query);
    return response.json();
  }

  /** The answer itself, for what is no JSON. */
  open(
    path: string,
    query: Record<string, QueryValue> = {},
  ): Promise<Response> {
    return this.send('GET', `${path}${queryString(query)}`);
  }

  async post<T>(
    path: string,
    body: object,
    headers: Record<string, string> = {},
  ): Promise<T> {
    const response = await this.send('POST', path, { body, headers });
    return response.json();
  }

  async send(
    method: 'GET' | 'POST',
    path: string,
    options: {
      readonly body?: object;
      readonly headers?: Record<string, string>;
    } = {},
  ): Promise<Response> {
    const { body, headers } = options;
    const baseUrl = await this.#discoveryApi.getBaseUrl('readiness');
    const response = await this.#fetchApi.fetch(`${baseUrl}/v1${path}`, {
      method,
      ...(body && {
        headers: { 'Content-Type': 'application/json', ...headers },
        body: JSON.stringify(body),
      }),
    });
    if (!response.ok) {
      throw await ResponseError.fromResponse(response);
    }
    return response;
  }
}

/** @internal */
export function entityPath(entityRef: string): string {
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
