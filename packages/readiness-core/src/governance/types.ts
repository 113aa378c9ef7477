import { Entity } from '@backstage/catalog-model';
import { ErrorBudgetPolicy, Standard, Tier } from '../documents/types';
import { ExemptionPolicy } from './documentTypes';
import {
  Actor,
  CheckStatus,
  EvaluationInput,
  TierDeclaration,
} from '../evaluation/types';
import { SloState } from '../slo/types';

/** @public */
export type GateAnswer = 'allow' | 'warn' | 'block';

/**
 * What somebody who asks a gate says of the change. All of it is a claim: shown and counted as such.
 * @public
 */
export interface GateContext {
  /** Such as `minor`, `major` or `configuration`. */
  readonly change?: string;
  readonly commit?: string;
  readonly pipelineUrl?: string;
  readonly environment?: string;
  /** That the change mends reliability, with a link to the incident. */
  readonly reliabilityFix?: { readonly incident: string };
}

/** One objective of the entity, as gates see it. @public */
export interface GateObjective {
  readonly slo: string;
  readonly objective: string;
  readonly state: SloState;
  /** What is left of the budget even if all that is not known were bad, 1 is all; null when nobody can tell. */
  readonly budgetRemainingAtLeast: number | null;
  /** No SLO in force has it any more: as it stood then, it goes on counting for a while. */
  readonly removed?: RemovedStanding;
}

/** Since when an objective is gone, and until when it counts as it stood. Epoch milliseconds. @public */
export interface RemovedStanding {
  readonly at: number;
  readonly countsUntil: number;
}

/** What is known of reviews of the entity at the gate. Instants in epoch milliseconds. @public */
export type ReviewStanding =
  | { readonly kind: 'none' }
  | { readonly kind: 'open'; readonly since: number }
  | { readonly kind: 'changes-requested' | 'rejected'; readonly at: number }
  /** Approved once; it fell for good because of something that happened, which `reason` tells. */
  | { readonly kind: 'lapsed'; readonly at: number; readonly reason: string }
  /** Approved once, until then. */
  | { readonly kind: 'ended'; readonly at: number }
  | {
      readonly kind: 'approved';
      readonly by: string;
      readonly at: number;
      readonly validUntil: number;
      /** By which the entity was judged when it was approved. */
      readonly tier: Tier;
      /** Conditions whose follow-up is late. */
      readonly overdueConditions: number;
    };

/** A stop of a gate by a person. @public */
export interface HoldStanding {
  readonly reason: string;
  readonly by: string;
  readonly until?: number;
}

/** @public */
export interface BreakGlassStanding {
  readonly reason: string;
  readonly by: string;
  readonly at: number;
  readonly until: number;
}

/**
 * What went on counting when the owner changed the descriptor, until a reviewer confirms the change.
 * @public
 */
export interface CountedStanding {
  /** The most critical tier that counts; absent when none was ever declared. */
  readonly tier?: Tier;
  /** Standards whose scope the entity has left. */
  readonly standards: readonly string[];
  /** Gates whose scope the entity has left. */
  readonly gates: readonly string[];
}

/** Everything that a gate decides from. `input` is live: facts, sign-offs and exemptions as of `input.now`. @public */
export interface GateInput {
  readonly input: EvaluationInput;
  readonly standards: readonly Standard[];
  readonly errorBudgetPolicies: readonly ErrorBudgetPolicy[];
  /** They name who can approve an exemption of what is missing. */
  readonly exemptionPolicies: readonly ExemptionPolicy[];
  /** Null when the entity has no SLO. */
  readonly objectives: readonly GateObjective[] | null;
  readonly counted: CountedStanding;
  readonly review: ReviewStanding;
  readonly holds: readonly HoldStanding[];
  readonly breakGlass?: BreakGlassStanding;
  /** Epoch milliseconds; absent for a descriptor that is not in the catalog yet. */
  readonly firstSeenAt?: number;
  /** Refs by which a freeze may except the entity: its own, its owner's, system's and domain's. */
  readonly belongsTo: readonly string[];
  readonly context: GateContext;
}

/** @public */
export type RequirementOutcome =
  | 'met'
  /** Met, and exemptions were needed. */
  | 'met-with-exemptions'
  /** An exhausted budget that a claimed reliability fix may pass. */
  | 'excused'
  | 'nothing-required'
  | 'not-met';

/** A result that stands in the way at a gate. @public */
export interface MissingResult {
  readonly standard: string;
  readonly checkId: string;
  readonly title: string;
  readonly level: string;
  readonly status: CheckStatus;
  readonly stale: boolean;
  readonly reason: string;
  readonly who: Actor;
}

/** What a gate says of one of its requirements. @public */
export interface GateRequirementResult {
  /** Stable within the gate: `level:production-readiness`, `slo`, `review`, `freeze`, `hold`. */
  readonly id: string;
  readonly kind: 'level' | 'slo' | 'review' | 'freeze' | 'hold';
  readonly outcome: RequirementOutcome;
  /** It is not met, and warns at most, whatever the mode: so says an error-budget policy. */
  readonly onlyWarns?: true;
  /** A sentence for people. */
  readonly reason: string;
  /** What to do next, a sentence for people; absent when nothing is to be done. */
  readonly fix?: string;
  /** Refs of groups or people who can approve what is missing. */
  readonly approvers: readonly string[];
  readonly missing: readonly MissingResult[];
  /** The level asked for and the one reached, for `level`. */
  readonly level?: {
    readonly standard: string;
    readonly required: string | null;
    readonly reached: string | null;
    readonly exempted: number;
    /** How many of the results up to the required level rest on mere declarations or on nothing. */
    readonly declared: number;
    readonly unknown: number;
    readonly applicable: number;
  };
  /** Epoch milliseconds of the oldest observation that counted; absent when there is none. */
  readonly oldestObservation?: number;
}

/** The answer of a gate. Pure: the same input gives the same answer. @public */
export interface GateDecision {
  readonly gate: string;
  readonly answer: GateAnswer;
  /** In force now: `blockFrom` may have come. */
  readonly mode: 'warn' | 'block';
  /** One sentence that says why. */
  readonly summary: string;
  /** The tier by which the entity was judged, and why it is not the declared one where it is not. */
  readonly tier: {
    readonly judged: Tier;
    readonly declared: TierDeclaration;
    readonly reason?: string;
  };
  readonly requirements: readonly GateRequirementResult[];
  /** What the caller claimed and was counted: `change`, `reliability-fix`. */
  readonly claims: readonly { readonly kind: string; readonly value: string }[];
  readonly breakGlass?: BreakGlassStanding;
  /** Epoch milliseconds until which it holds without new input; absent: until something changes. */
  readonly validUntil?: number;
}

/** Entity-dependent facts that a gate's condition may use. @public */
export interface GateConditionWorld {
  readonly entity: Entity;
  readonly tier: Tier;
  /** Whole days; 0 for a descriptor that is not in the catalog yet. */
  readonly daysSinceFirstSeen: number;
  /** Empty when the caller did not say. */
  readonly change: string;
  readonly environment: string;
}
