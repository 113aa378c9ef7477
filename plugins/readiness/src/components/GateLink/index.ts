export { GateLink } from './GateLink';
