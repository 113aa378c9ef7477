import type {
  SliPlan,
  SliReadAnswer,
  SliReadRequest,
  SliSource,
} from 'backstage-plugin-readiness-node';
import { checkOptions } from './checkOptions';
import { createDispatcher } from './client/createDispatcher';
import { PrometheusClient } from './client/PrometheusClient';
import { PrometheusSourceOptions } from './PrometheusSourceOptions';
import { planQueries, queriesOf } from './queries/planQueries';
import { SliceReader } from './slices/SliceReader';

/** What speaks the API of Prometheus. */
const TYPES = ['prometheus', 'mimir', 'thanos', 'cortex', 'victoriametrics'];

const MEBIBYTE = 1_048_576;

/**
 * Reads SLIs from one Prometheus server, or from what speaks its API.
 *
 * @remarks
 * Any number of reads may be under way; their requests wait for their turn at the server. A read sends one or two queries,
 * each a range with one point for each slice.
 * @public
 */
export class PrometheusSource implements SliSource {
  readonly name: string;
  readonly title: string;
  readonly types: readonly string[];
  readonly #client: PrometheusClient;
  readonly #scrapeIntervalSeconds: number;

  /** @throws InputError, which names the option and the mend and holds no secret */
  static create(options: PrometheusSourceOptions): PrometheusSource {
    return new PrometheusSource(options, checkOptions(options));
  }

  private constructor(options: PrometheusSourceOptions, url: string) {
    const { concurrency = 4 } = options;
    this.name = options.name;
    this.title = options.title ?? options.name;
    this.types = options.types ?? TYPES;
    this.#scrapeIntervalSeconds = options.scrapeIntervalSeconds ?? 60;
    this.#client = new PrometheusClient({
      source: `The data source ${this.name}`,
      url,
      ...(options.auth && { auth: options.auth }),
      headers: options.headers ?? {},
      timeoutSeconds: options.timeoutSeconds ?? 30,
      concurrency,
      requestsPerSecond: options.requestsPerSecond ?? 50,
      maxResponseBytes: options.maxResponseBytes ?? 16 * MEBIBYTE,
      dispatcher: createDispatcher({
        ...(options.tls && { tls: options.tls }),
        concurrency,
        environment: process.env,
      }),
    });
  }

  plan(
    request: Pick<SliReadRequest, 'definition' | 'threshold' | 'sliceSeconds'>,
  ): SliPlan {
    const plan = this.#plan(request);
    return plan.kind === 'refused'
      ? plan
      : {
          kind: 'readable',
          queries: queriesOf(plan).map(({ promql }) => promql),
          warnings: plan.warnings,
        };
  }

  async read(request: SliReadRequest): Promise<SliReadAnswer> {
    const plan = this.#plan(request);
    return plan.kind === 'refused'
      ? plan
      : new SliceReader({ client: this.#client, request }).read(plan);
  }

  /** Ends the connections; what is under way is answered as `unavailable`. */
  async close(): Promise<void> {
    await this.#client.close();
  }

  #plan(
    request: Pick<SliReadRequest, 'definition' | 'threshold' | 'sliceSeconds'>,
  ) {
    const scrapeIntervalSeconds = this.#scrapeIntervalSeconds;
    return planQueries({ ...request, scrapeIntervalSeconds });
  }
}
