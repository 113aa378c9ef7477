export { EvaluateButton } from './EvaluateButton';
