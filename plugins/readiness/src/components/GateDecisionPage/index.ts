export { GateDecisionPage } from './GateDecisionPage';
