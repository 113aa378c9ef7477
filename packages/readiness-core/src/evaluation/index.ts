export { evaluateEntity } from './evaluateEntity';
export type { EvaluateEntityOptions } from './evaluateEntity';
export { factsReadBy } from './evaluateStandard';
export { describeScope, explainScope } from './explainScope';
export { boundsFor } from './judgeCheck';
export { isMet, levelOf } from './levelOf';
export type { LevelStanding } from './levelOf';
export { matchesScope } from './matchesScope';
export { restsOn } from './restsOn';
export type { RestsOn } from './restsOn';
export { scoreOf } from './scoreOf';
export type { ScoreSummary } from './scoreOf';
export {
  decodeOutcome,
  EMPTY_SLOT,
  encodeOutcome,
  lettersOf,
} from './statusCode';
export type { StoredOutcome } from './statusCode';
export { stricterTier } from './stricterTier';
export type {
  Actor,
  AdoptionResult,
  AdoptionStatus,
  Attestation,
  CheckStatus,
  EntityEvaluation,
  EvaluationInput,
  Exemption,
  Outcome,
  OutcomeCause,
  OutOfScope,
  Result,
  Scorecard,
  TierDeclaration,
  UsedFact,
} from './types';
