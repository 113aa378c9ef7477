export { scopesOf } from './exemptionForm';
export { ExemptionRequestDialog } from './ExemptionRequestDialog';
