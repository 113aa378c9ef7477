export { GateCard } from './GateCard';
export { GatesPage } from './GatesPage';
