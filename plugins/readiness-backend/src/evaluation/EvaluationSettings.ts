import { Config, readDurationFromConfig } from '@backstage/config';
import { durationToMilliseconds } from '@backstage/types';

/** @internal */
export interface EvaluationSettings {
  /** Entities that one worker takes at a time. */
  readonly batchSize: number;
  /** Milliseconds after which a batch of a worker that died is taken by another one. */
  readonly leaseMs: number;
}

/**
 * Reads `readiness.evaluation`.
 * @internal
 */
export function readEvaluationSettings(config: Config): EvaluationSettings {
  const evaluation = config.getOptionalConfig('readiness.evaluation');
  return {
    batchSize: evaluation?.getOptionalNumber('batchSize') ?? 500,
    leaseMs: evaluation?.has('lease')
      ? durationToMilliseconds(
          readDurationFromConfig(evaluation, { key: 'lease' }),
        )
      : 120_000,
  };
}
