export { NextStepList } from './NextStepList';
