import { AuthService, DiscoveryService } from '@backstage/backend-plugin-api';
import { ResponseError } from '@backstage/errors';
import {
  FactPush,
  FactPushResult,
  HealthView,
  PushedFact,
  PushedSlice,
  SlicePush,
  SlicePushResult,
} from 'backstage-plugin-readiness-common';

/** @internal */
export interface ReadinessAccessOptions {
  readonly auth: AuthService;
  readonly discovery: DiscoveryService;
  readonly fetch: typeof fetch;
}

/**
 * Talks to readiness over HTTP with the credentials of a plugin, as any source of facts may.
 * @internal
 */
export class ReadinessAccess {
  readonly #options: ReadinessAccessOptions;

  constructor(options: ReadinessAccessOptions) {
    this.#options = options;
  }

  /** @throws ResponseError when readiness does not know its health */
  async health(signal: AbortSignal): Promise<HealthView> {
    const response = await this.#fetch('/health', { signal });
    return response.json();
  }

  /**
   * @param facts - at most 5,000
   * @throws ResponseError when they are refused as a whole
   */
  async push(
    facts: PushedFact[],
    signal: AbortSignal,
  ): Promise<FactPushResult> {
    const push: FactPush = { facts };
    return this.#put('/v1/facts', push, signal);
  }

  /**
   * @param slices - at most 5,000
   * @throws ResponseError when they are refused as a whole
   */
  async pushSlices(
    slices: PushedSlice[],
    signal: AbortSignal,
  ): Promise<SlicePushResult> {
    const push: SlicePush = { slices };
    return this.#put('/v1/sli-slices', push, signal);
  }

  async #put<T>(path: string, body: object, signal: AbortSignal): Promise<T> {
    const response = await this.#fetch(path, {
      method: 'PUT',
      headers: {
        authorization: `Bearer ${await this.#token()}`,
        'content-type': 'application/json',
      },
      body: JSON.stringify(body),
      signal,
    });
    return response.json();
  }

  async #token(): Promise<string> {
    const { auth } = this.#options;
    const { token } = await auth.getPluginRequestToken({
      onBehalfOf: await auth.getOwnServiceCredentials(),
      targetPluginId: 'readiness',
    });
    return token;
  }

  async #fetch(path: string, init: RequestInit): Promise<Response> {
    const { discovery, fetch } = this.#options;
    const baseUrl = await discovery.getBaseUrl('readiness');
    const response = await fetch(`${baseUrl}${path}`, init);
    if (!response.ok) {
      throw await ResponseError.fromResponse(response);
    }
    return response;
  }
}
