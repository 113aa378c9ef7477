export { EntityDecisions } from './EntityDecisions';
export { OpenStandingChanges } from './OpenStandingChanges';
