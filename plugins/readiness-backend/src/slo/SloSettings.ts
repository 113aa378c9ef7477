import { Config, readDurationFromConfig } from '@backstage/config';
import { InputError } from '@backstage/errors';
import { durationToMilliseconds } from '@backstage/types';
import { SLO_LIMITS, SloLimits } from 'backstage-readiness-core';
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
  /** Within which objectives are judged; each count of the backend is given the same. */
  readonly limits: SloLimits;
}

/**
 * Reads `readiness.slo`.
 * @throws InputError when a value cannot be right
 * @internal
 */
export function readSloSettings(config: Config): SloSettings {
  const slo = config.getOptionalConfig('readiness.slo');
  const duration = (key: string, otherwise: number) =>
    slo?.has(key)
      ? durationToMilliseconds(readDurationFromConfig(slo, { key }))
      : otherwise;
  const seconds = (key: string, otherwise: number) =>
    duration(`limits.${key}`, otherwise * 1000) / 1000;
  const share = (key: 'minimumCoverage' | 'atRiskBelow') =>
    checkedShare(
      `readiness.slo.limits.${key}`,
      slo?.getOptionalNumber(`limits.${key}`) ?? SLO_LIMITS[key],
    );
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
    limits: {
      ...SLO_LIMITS,
      minimumCoverage: share('minimumCoverage'),
      atRiskBelow: share('atRiskBelow'),
      staleAfterSeconds: seconds('staleAfter', SLO_LIMITS.staleAfterSeconds),
      noDataAfterSeconds: seconds('noDataAfter', SLO_LIMITS.noDataAfterSeconds),
    },
  };
}

function checkedShare(key: string, value: number): number {
  if (value >= 0 && value <= 1) {
    return value;
  }
  throw new InputError(
    `${key} is ${value}; it is a share from 0 to 1, such as 0.9 for 90 %`,
  );
}
