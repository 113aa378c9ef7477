export { EntityGates } from './EntityGates';
