export { ServiceTable } from './ServiceTable';
