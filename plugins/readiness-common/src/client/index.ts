export type { GovernanceApi, PageQuery } from './GovernanceApi';
export { GovernanceClient } from './GovernanceClient';
export type { ReadinessClientOptions } from './HttpRequests';
export type { ReadinessApi } from './ReadinessApi';
export { ReadinessClient } from './ReadinessClient';
