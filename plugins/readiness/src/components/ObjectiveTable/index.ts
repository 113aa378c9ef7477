export { ObjectiveTable } from './ObjectiveTable';
