export { chooseOwningFacts } from './chooseOwningFacts';
export { freshnessOf } from './freshnessOf';
export type { FreshnessLimits } from './freshnessOf';
export type {
  EntityFacts,
  Fact,
  Freshness,
  Observation,
  Provenance,
} from './types';
