export { explainOutcome } from './explainOutcome';
export type { ExplanationContext } from './explainOutcome';
export { explainScorecard } from './explainScorecard';
export { fillPlaceholders } from './fillPlaceholders';
export { formatAge, formatValue } from './formatValue';
export { nextSteps } from './nextSteps';
export type { NextStep, NextSteps } from './nextSteps';
