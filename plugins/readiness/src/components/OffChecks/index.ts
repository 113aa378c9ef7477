export { OffChecks } from './OffChecks';
