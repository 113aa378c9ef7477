import { Config, readDurationFromConfig } from '@backstage/config';
import { InputError } from '@backstage/errors';
import { durationToMilliseconds } from '@backstage/types';
import {
  DEFAULT_TIER_SOURCES,
  Tier,
  TierSource,
} from 'backstage-readiness-core';

/**
 * What is configured about the catalog. Durations are milliseconds.
 * @internal
 */
export interface CatalogSettings {
  readonly tierSources: readonly TierSource[];
  /** The standard whose first level dependencies must have reached. */
  readonly foundationStandard: string;
  readonly removal: RemovalSettings;
}

/** @internal */
export interface RemovalSettings {
  /** For how long an entity must have been missing before it is removed. 0: a second look at once is enough. */
  readonly confirmFor: number;
  /** The share of known entities above which a removal is held. */
  readonly holdShare: number;
  /** For how long a mass removal is held. */
  readonly holdFor: number;
  /** Lets a mass removal happen like any other. */
  readonly allowMass: boolean;
}

const MINUTE = 60_000;
const DAY = 86_400_000;

/**
 * Reads `readiness.tiers` and `readiness.catalog`.
 * @throws InputError that names the key
 * @internal
 */
export function readCatalogSettings(config: Config): CatalogSettings {
  const catalog = config.getOptionalConfig('readiness.catalog');
  const removal = catalog?.getOptionalConfig('removal');
  const tiers = config.getOptionalConfigArray('readiness.tiers');
  return {
    tierSources: tiers?.map(readTierSource) ?? DEFAULT_TIER_SOURCES,
    foundationStandard:
      catalog?.getOptionalString('foundationStandard') ??
      'production-readiness',
    removal: {
      confirmFor: durationOf(removal, 'confirmFor', 10 * MINUTE),
      holdShare: removal?.getOptionalNumber('holdShare') ?? 0.2,
      holdFor: durationOf(removal, 'holdFor', DAY),
      allowMass: removal?.getOptionalBoolean('allowMass') ?? false,
    },
  };
}

function durationOf(
  config: Config | undefined,
  key: string,
  otherwise: number,
): number {
  return config?.has(key)
    ? durationToMilliseconds(readDurationFromConfig(config, { key }))
    : otherwise;
}

function readTierSource(config: Config, index: number): TierSource {
  const at = `readiness.tiers[${index}]`;
  const values = config.getConfig('values');
  return {
    from: readPlace(config, at),
    values: Object.fromEntries(
      values.keys().map((value): [string, Tier] => {
        const tier = values.getNumber(value);
        if (tier !== 0 && tier !== 1 && tier !== 2 && tier !== 3) {
          throw new InputError(
            `${at}.values.${value} is ${tier}; a tier is 0, 1, 2 or 3`,
          );
        }
        return [value, tier];
      }),
    ),
  };
}

function readPlace(config: Config, at: string): TierSource['from'] {
  const label = config.getOptionalString('label');
  const annotation = config.getOptionalString('annotation');
  const path = config.getOptionalString('path');
  const named = [label, annotation, path].filter(place => place !== undefined);
  if (named.length !== 1) {
    throw new InputError(
      `${at} must name one of label, annotation and path; it names ${named.length}`,
    );
  }
  if (label !== undefined) {
    return { label };
  }
  return annotation === undefined ? { path: path ?? '' } : { annotation };
}
