export { GateAnswerLabel } from './GateAnswerLabel';
