export type { GateCondition, GateConditionOutcome } from './GateCondition';
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
  RequirementOutcome,
  ReviewStanding,
} from './types';
