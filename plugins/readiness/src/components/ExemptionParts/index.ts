export { ExemptionDecider } from './ExemptionDecider';
export { ExemptionRequester } from './ExemptionRequester';
export { ExemptionScopeWords } from './ExemptionScopeWords';
export { ExemptionTexts } from './ExemptionTexts';
