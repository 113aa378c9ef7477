export { AttestationStateLabel } from './AttestationStateLabel';
export { ExemptionStateLabel } from './ExemptionStateLabel';
export { ReviewStateLabel } from './ReviewStateLabel';
export { StateLabel } from './StateLabel';
export type { StateTone } from './StateLabel';
