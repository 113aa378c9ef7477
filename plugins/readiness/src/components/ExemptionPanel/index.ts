export { ExemptionPanel } from './ExemptionPanel';
