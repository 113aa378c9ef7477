export { DEFAULT_TIER_SOURCES, readTier } from './readTier';
export type { TierReading, TierSource } from './readTier';
