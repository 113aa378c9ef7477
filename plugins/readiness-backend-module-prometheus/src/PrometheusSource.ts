import type {
  SliPlan,
  SliReadAnswer,
  SliReadRequest,
  SliSource,
} from 'backstage-plugin-readiness-node';
import { PrometheusSourceOptions } from './PrometheusSourceOptions';

/** What speaks the API of Prometheus. */
const TYPES = ['prometheus', 'mimir', 'thanos', 'cortex', 'victoriametrics'];

/**
 * Reads SLIs from one Prometheus server, or from what speaks its API.
 * @public
 */
export class PrometheusSource implements SliSource {
  readonly name: string;
  readonly title: string;
  readonly types: readonly string[];

  /** @throws InputError, which names the option and the mend */
  static create(options: PrometheusSourceOptions): PrometheusSource {
    return new PrometheusSource(options);
  }

  private constructor(options: PrometheusSourceOptions) {
    this.name = options.name;
    this.title = options.title ?? options.name;
    this.types = options.types ?? TYPES;
  }

  plan(
    _request: Pick<SliReadRequest, 'definition' | 'threshold' | 'sliceSeconds'>,
  ): SliPlan {
    return { kind: 'refused', reason: 'The queries are not understood yet' };
  }

  async read(_request: SliReadRequest): Promise<SliReadAnswer> {
    return { kind: 'unavailable', reason: 'Nothing is read yet' };
  }

  /** Ends the connections. */
  async close(): Promise<void> {}
}
