import {
  AdoptionResult,
  Check,
  Result,
  Scorecard,
  Standard,
  TierDeclaration,
} from 'backstage-readiness-core';
import { Problem } from '../types';

/** A result with the check that it is about. @internal */
export interface CheckedResult extends Result {
  readonly check: Check;
}

/** A scorecard in words. @internal */
export interface EvaluatedStandard {
  readonly standard: Standard;
  readonly scorecard: Scorecard;
  readonly results: readonly CheckedResult[];
}

/** @internal */
export interface EvaluatedEntity {
  readonly entityRef: string;
  readonly tier: TierDeclaration;
  /** Those whose scope holds the entity. */
  readonly standards: readonly EvaluatedStandard[];
  readonly adoption: readonly AdoptionResult[];
}

/** A level of a standard that was asked for. @internal */
export interface Requirement {
  readonly standard: Standard;
  readonly level: string;
}

/** Whether one entity meets one requirement. @internal */
export interface RequirementResult {
  readonly standard: string;
  readonly level: string;
  readonly entityRef: string;
  readonly met: boolean;
  readonly message: string;
}

/** All that an evaluation has to say. @internal */
export interface EvaluationReport {
  readonly entities: readonly EvaluatedEntity[];
  readonly requirements: readonly RequirementResult[];
  readonly problems: readonly Problem[];
}
