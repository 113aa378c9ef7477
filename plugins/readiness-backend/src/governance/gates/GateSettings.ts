import { SloLimits, TierSource } from 'backstage-readiness-core';
import { CatalogSettings } from '../../catalog/CatalogSettings';
import { FactReading } from '../../results/mergedFacts';

/**
 * What gates need to know of how the rest is configured, so that they judge as everything else does.
 * @internal
 */
export interface GateSettings {
  readonly tierSources: readonly TierSource[];
  /** The standard whose first level dependencies must have reached. */
  readonly foundationStandard: string;
  readonly factReading: FactReading;
  /** After how long an objective that is not read is stale. */
  readonly sloLimits: SloLimits;
}

/** Gathers them from the settings of the stages. @internal */
export function gateSettings(settings: {
  readonly catalog: CatalogSettings;
  readonly facts: FactReading;
  readonly sloLimits: SloLimits;
}): GateSettings {
  const { tierSources, foundationStandard } = settings.catalog;
  return {
    ...{ tierSources, foundationStandard },
    factReading: settings.facts,
    sloLimits: settings.sloLimits,
  };
}
