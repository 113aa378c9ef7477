export { ExemptionActions } from './ExemptionActions';
export { ExemptionItem } from './ExemptionItem';
