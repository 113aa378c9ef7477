import {
  MetricsService,
  MetricsServiceCounter,
  MetricsServiceHistogram,
} from '@backstage/backend-plugin-api/alpha';
import { EvaluatedBatch } from '../evaluation/EvaluationWorker';
import { EvaluationQueue } from '../evaluation/EvaluationQueue';

/**
 * Measures the evaluation: depth and age of the queue, seconds of a batch, entities and changes.
 * @internal
 */
export class EvaluationMetrics {
  readonly #metrics: MetricsService;
  readonly #seconds: MetricsServiceHistogram;
  readonly #entities: MetricsServiceCounter;
  readonly #changes: MetricsServiceCounter;

  static create(metrics: MetricsService): EvaluationMetrics {
    return new EvaluationMetrics(metrics);
  }

  private constructor(metrics: MetricsService) {
    this.#metrics = metrics;
    this.#seconds = metrics.createHistogram('readiness.evaluation.duration', {
      description: 'Time from claiming a batch of entities to having stored it',
      unit: 's',
    });
    this.#entities = metrics.createCounter('readiness.evaluation.entities', {
      description: 'Entities evaluated',
      unit: '{entity}',
    });
    this.#changes = metrics.createCounter('readiness.changes', {
      description: 'Changes of scorecards and adoption that were stored',
      unit: '{change}',
    });
  }

  note({ evaluated, stored, seconds }: EvaluatedBatch): void {
    this.#seconds.record(seconds);
    this.#entities.add(evaluated);
    this.#changes.add(
      stored.reduce((sum, { changes }) => sum + changes.length, 0),
    );
  }

  /** Asks the queue whenever the metrics are collected. */
  observe(queue: Pick<EvaluationQueue, 'status'>): void {
    const depth = this.#metrics.createObservableGauge(
      'readiness.evaluation.queue.depth',
      { description: 'Entities due for evaluation', unit: '{entity}' },
    );
    depth.addCallback(async result => {
      result.observe((await queue.status()).due);
    });
    const age = this.#metrics.createObservableGauge(
      'readiness.evaluation.queue.oldest',
      { description: 'Age of the oldest entity that is due', unit: 's' },
    );
    age.addCallback(async result => {
      result.observe(((await queue.status()).oldestDueMs ?? 0) / 1000);
    });
  }
}
