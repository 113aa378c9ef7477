import { Config, readDurationFromConfig } from '@backstage/config';
import { durationToMilliseconds } from '@backstage/types';
import { DAY } from './slices/sliceDays';

/** Durations are milliseconds. @internal */
export interface SloSettings {
  /** Files, folders, patterns and URLs of OpenSLO documents. */
  readonly documents: readonly string[];
  /** How often an SLI is read. */
  readonly refreshMs: number;
  /** SLIs that one worker reads at a time. */
  readonly batchSize: number;
  /** After how long SLIs are taken from a worker, should it have died. */
  readonly leaseMs: number;
  /** For how long a source may answer one request. */
  readonly timeoutMs: number;
  /** How often the URLs are looked at that annotations name. */
  readonly lookAgainMs: number;
  /** For how many days the totals of days and pushed slices are kept. */
  readonly retentionDays: number;
}

/**
 * Reads `readiness.slo`.
 * @internal
 */
export function readSloSettings(config: Config): SloSettings {
  const slo = config.getOptionalConfig('readiness.slo');
  const duration = (key: string, otherwise: number) =>
    slo?.has(key)
      ? durationToMilliseconds(readDurationFromConfig(slo, { key }))
      : otherwise;
  return {
    documents: slo?.getOptionalStringArray('documents') ?? [],
    refreshMs: duration('refresh', 5 * 60_000),
    batchSize: slo?.getOptionalNumber('batchSize') ?? 50,
    leaseMs: duration('lease', 10 * 60_000),
    timeoutMs: duration('timeout', 60_000),
    lookAgainMs: duration('annotations.lookAgain', 5 * 60_000),
    retentionDays: Math.max(
      1,
      Math.ceil(duration('retention', 400 * DAY) / DAY),
    ),
  };
}
