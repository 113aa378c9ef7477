import { setTimeout } from 'timers/promises';
import PQueue from 'p-queue';
import { Dispatcher, request } from 'undici';
import { PrometheusAuth } from '../PrometheusSourceOptions';
import { answerFault } from './answerFault';
import { connectionFault } from './connectionFault';
import { ApiBody, parseRangeAnswer } from './parseRangeAnswer';
import { RangeAnswer, ReadFault } from './RangeAnswer';
import { readBody } from './readBody';
import { RequestPace } from './RequestPace';
import { untilAborted } from './untilAborted';

/** @internal */
export interface RangeRequest {
  readonly promql: string;
  /** Milliseconds since the epoch, of the first and the last evaluation. */
  readonly start: number;
  readonly end: number;
  readonly stepSeconds: number;
  readonly signal: AbortSignal;
}

/** @internal */
export interface PrometheusClientOptions {
  /** How people know the data source. */
  readonly source: string;
  readonly url: string;
  readonly auth?: PrometheusAuth;
  readonly headers: Readonly<Record<string, string>>;
  readonly timeoutSeconds: number;
  readonly concurrency: number;
  readonly requestsPerSecond: number;
  readonly maxResponseBytes: number;
  readonly dispatcher: Dispatcher;
}

const LONGEST_MESSAGE = 500;

/**
 * Asks one server for ranges of values.
 *
 * @remarks
 * Requests wait their turn: at most `concurrency` are under way, and at most `requestsPerSecond` begin in a second. The
 * time-out of a request begins with its turn; aborting ends the waiting too. Faults are answers, nothing is thrown.
 * Redirects are not followed, so that credentials go to the configured host alone, and what is secret is cut out of every
 * text that comes back.
 * @internal
 */
export class PrometheusClient {
  readonly #options: PrometheusClientOptions;
  readonly #queue: PQueue;
  readonly #pace: RequestPace;
  readonly #headers: Record<string, string>;
  readonly #secrets: readonly string[];

  constructor(options: PrometheusClientOptions) {
    this.#options = options;
    this.#queue = new PQueue({ concurrency: options.concurrency });
    this.#pace = new RequestPace(options.requestsPerSecond);
    const authorization = authorizationOf(options.auth);
    this.#headers = {
      accept: 'application/json',
      'content-type': 'application/x-www-form-urlencoded',
      ...options.headers,
      ...(authorization && { authorization }),
    };
    this.#secrets = secretsOf(options, authorization);
  }

  async queryRange(range: RangeRequest): Promise<RangeAnswer> {
    // A signal of its own: many requests that listen to one signal would look like a leak.
    const signal = AbortSignal.any([range.signal]);
    const stopped = () => this.#stopped();
    return untilAborted<RangeAnswer>({
      promise: this.#queue.add(async () => {
        if (!signal.aborted) {
          await this.#paced();
        }
        return signal.aborted ? stopped() : this.#send(range);
      }),
      signal,
      aborted: stopped,
    });
  }

  async close(): Promise<void> {
    this.#queue.clear();
    await this.#options.dispatcher.destroy();
  }

  async #paced(): Promise<void> {
    const wait = this.#pace.plan(performance.now());
    if (wait > 0) {
      await setTimeout(wait);
    }
  }

  async #send(range: RangeRequest): Promise<RangeAnswer> {
    const { source, timeoutSeconds } = this.#options;
    const timeout = AbortSignal.timeout(timeoutSeconds * 1000);
    try {
      return await this.#exchange(
        range,
        AbortSignal.any([range.signal, timeout]),
      );
    } catch (error) {
      if (range.signal.aborted) {
        return this.#stopped();
      }
      return timeout.aborted
        ? {
            kind: 'unavailable',
            reason: `${source} did not answer within ${timeoutSeconds} seconds`,
          }
        : connectionFault(source, error);
    }
  }

  async #exchange(
    range: RangeRequest,
    signal: AbortSignal,
  ): Promise<RangeAnswer> {
    const { source, url, dispatcher, maxResponseBytes } = this.#options;
    const response = await request(`${url}/api/v1/query_range`, {
      method: 'POST',
      headers: this.#headers,
      body: this.#form(range),
      dispatcher,
      signal,
    });
    const reading = await readBody(response.body, maxResponseBytes);
    if (reading.kind === 'too-long') {
      const mebibytes = Math.round(maxResponseBytes / 104857.6) / 10;
      return {
        kind: 'refused',
        reason: `${source} answers with more than ${mebibytes} MiB; put sum() around the query so that it gives fewer series`,
      };
    }
    const body = this.#clean(parseRangeAnswer(reading.text));
    return body.kind === 'series' && response.statusCode === 200
      ? body
      : answerFault({
          source,
          status: response.statusCode,
          headers: this.#cleanHeaders(response.headers),
          body: body.kind === 'series' ? { kind: 'foreign' } : body,
        });
  }

  #form({ promql, start, end, stepSeconds }: RangeRequest): string {
    return new URLSearchParams({
      query: promql,
      start: String(start / 1000),
      end: String(end / 1000),
      step: String(stepSeconds),
      timeout: `${this.#options.timeoutSeconds}s`,
    }).toString();
  }

  #stopped(): ReadFault {
    return {
      kind: 'unavailable',
      reason: `${this.#options.source} was not waited for: reading was stopped`,
    };
  }

  /** What the server says, without what is secret and without endless texts. */
  #clean(body: ApiBody): ApiBody {
    switch (body.kind) {
      case 'series':
        return {
          ...body,
          warnings: body.warnings.map(text => this.#cut(text)),
        };
      case 'error':
        return { ...body, message: this.#cut(body.message) };
      default:
        return body;
    }
  }

  #cleanHeaders(
    headers: Dispatcher.ResponseData['headers'],
  ): Record<string, string> {
    return Object.fromEntries(
      Object.entries(headers).map(([name, value]) => [
        name,
        this.#cut(String(value)),
      ]),
    );
  }

  #cut(text: string): string {
    const without = this.#secrets.reduce(
      (rest, secret) => rest.replaceAll(secret, '***'),
      text,
    );
    return without.length > LONGEST_MESSAGE
      ? `${without.slice(0, LONGEST_MESSAGE)}...`
      : without;
  }
}

function authorizationOf(auth: PrometheusAuth | undefined): string | undefined {
  if (auth?.kind === 'basic') {
    const credentials = `${auth.username}:${auth.password}`;
    return `Basic ${Buffer.from(credentials).toString('base64')}`;
  }
  return auth && `Bearer ${auth.token}`;
}

function secretsOf(
  { auth, headers }: PrometheusClientOptions,
  authorization: string | undefined,
): string[] {
  return [
    ...(authorization ? [authorization, authorization.split(' ')[1]] : []),
    ...(auth?.kind === 'basic' ? [auth.password] : []),
    ...Object.values(headers),
  ].filter(secret => secret.length > 0);
}
