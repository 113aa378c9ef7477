import {
  MetricsService,
  MetricsServiceCounter,
  MetricsServiceHistogram,
} from '@backstage/backend-plugin-api/alpha';
import { SliQueue } from '../slo/reading/SliQueue';
import { ReadBatch } from '../slo/reading/SliWorker';

/**
 * Measures the reading of SLIs: depth and age of the queue, seconds of a batch, what was read and what could not be.
 * @internal
 */
export class SliMetrics {
  readonly #metrics: MetricsService;
  readonly #seconds: MetricsServiceHistogram;
  readonly #read: MetricsServiceCounter;
  readonly #unread: MetricsServiceCounter;

  static create(metrics: MetricsService): SliMetrics {
    return new SliMetrics(metrics);
  }

  private constructor(metrics: MetricsService) {
    this.#metrics = metrics;
    this.#seconds = metrics.createHistogram('readiness.sli.duration', {
      description: 'Time from claiming a batch of SLIs to having stored it',
      unit: 's',
    });
    this.#read = metrics.createCounter('readiness.sli.read', {
      description: 'SLIs read, counted and stored',
      unit: '{sli}',
    });
    this.#unread = metrics.createCounter('readiness.sli.unread', {
      description: 'SLIs that could not be read: refused, or no answer',
      unit: '{sli}',
    });
  }

  note({ slis, unread, seconds }: ReadBatch): void {
    this.#seconds.record(seconds);
    this.#read.add(Math.max(0, slis - unread));
    this.#unread.add(unread);
  }

  /** Asks the queue whenever the metrics are collected. */
  observe(queue: Pick<SliQueue, 'status'>): void {
    const depth = this.#metrics.createObservableGauge(
      'readiness.sli.queue.depth',
      { description: 'SLIs due to be read', unit: '{sli}' },
    );
    depth.addCallback(async result => {
      result.observe((await queue.status()).due);
    });
    const age = this.#metrics.createObservableGauge(
      'readiness.sli.queue.oldest',
      { description: 'Age of the oldest SLI that is due', unit: 's' },
    );
    age.addCallback(async result => {
      result.observe(((await queue.status()).oldestDueMs ?? 0) / 1000);
    });
  }
}
