import { DEFAULT_TIER_SOURCES, SLO_LIMITS } from 'backstage-readiness-core';
import { GateSettings } from '../governance/gates/GateSettings';
import { TEST_FACT_READING } from './storeEvaluation';

/** How gates judge in tests: facts never grow old by themselves. @internal */
export const TEST_GATE_SETTINGS: GateSettings = {
  tierSources: DEFAULT_TIER_SOURCES,
  foundationStandard: 'production',
  factReading: TEST_FACT_READING,
  sloLimits: SLO_LIMITS,
};
