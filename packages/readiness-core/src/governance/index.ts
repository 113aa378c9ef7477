export type { GateCondition, GateConditionOutcome } from './GateCondition';
export { compileGateCondition } from './compileGateCondition';
export type { GateConditionCompilation } from './compileGateCondition';
export { decideGate } from './decideGate';
export {
  exemptionPolicyFor,
  LONGEST_WITHOUT_POLICY,
} from './exemptionPolicyFor';
export type { ExemptionCase, ExemptionTerms } from './exemptionPolicyFor';
export type {
  ExemptionPolicy,
  ExemptionPolicyRule,
  Gate,
  GateFreeze,
  GateRequirement,
  TieredLevels,
} from './documentTypes';
export type {
  BreakGlassStanding,
  CountedStanding,
  GateAnswer,
  GateConditionWorld,
  GateContext,
  GateDecision,
  GateInput,
  GateObjective,
  GateRequirementResult,
  HoldStanding,
  MissingResult,
  RemovedStanding,
  RequirementOutcome,
  ReviewStanding,
} from './types';
