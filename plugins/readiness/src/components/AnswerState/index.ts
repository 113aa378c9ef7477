export { AnswerFailure } from './AnswerFailure';
export { AnswerState } from './AnswerState';
