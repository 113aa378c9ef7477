export { CommentField } from './CommentField';
export { DateField } from './DateField';
export { DecisionDialog } from './DecisionDialog';
export { DecisionFailure } from './DecisionFailure';
