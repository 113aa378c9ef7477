export { DecisionEntity } from './DecisionEntity';
