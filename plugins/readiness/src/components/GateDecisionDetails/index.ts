export { GateDecisionDetails } from './GateDecisionDetails';
