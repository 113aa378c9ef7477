export { governanceApiFactory } from './governanceApiFactory';
export { governanceApiRef } from './governanceApiRef';
export { readinessApiFactory } from './readinessApiFactory';
export { readinessApiRef } from './readinessApiRef';
