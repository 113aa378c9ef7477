export type { ReadinessApi } from './ReadinessApi';
export { ReadinessClient } from './ReadinessClient';
export type { ReadinessClientOptions } from './ReadinessClient';
