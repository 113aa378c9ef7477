export { ExemptionTable } from './ExemptionTable';
