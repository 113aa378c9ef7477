export { GatePage } from './GatePage';
export { GateContext } from './GateContext';
