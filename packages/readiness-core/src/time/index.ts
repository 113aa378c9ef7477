export { parseDuration } from './parseDuration';
export type { DurationReading } from './parseDuration';
export { parseInstant } from './parseInstant';
export type { InstantReading } from './parseInstant';
