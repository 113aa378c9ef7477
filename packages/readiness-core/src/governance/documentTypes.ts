import { FilterPredicate } from '@backstage/filter-predicates';
import { Tier } from '../documents/types';
import { GateCondition } from './GateCondition';

/**
 * Level names by tier. `byTier` wins over `default`; no level for a tier means that nothing is required of it.
 * @public
 */
export interface TieredLevels {
  readonly byTier: Readonly<Partial<Record<Tier, string>>>;
  readonly default?: string;
}

/**
 * What a gate asks for.
 * @public
 */
export type GateRequirement =
  | {
      readonly kind: 'level';
      readonly standard: string;
      readonly levels: TieredLevels;
      /** Whether a level that is reached with exemptions is good enough. Default `accepted`. */
      readonly exemptions: 'accepted' | 'refused';
      /** Highest share (0 to 1) of the results up to the level that may rest on no more than declarations. */
      readonly declaredAtMost?: number;
    }
  | {
      readonly kind: 'slo';
      /** `by-policy`: what the error-budget policies say of a gate. */
      readonly budget: 'not-exhausted' | 'by-policy';
    };

/** A time in which nothing enters. Instants in epoch milliseconds. @public */
export interface GateFreeze {
  readonly from: number;
  readonly to: number;
  readonly reason: string;
  /** Refs of entities, of their owners, systems or domains to which it does not apply. */
  readonly except: readonly string[];
}

/**
 * A named decision with the policy that decides it. Durations in milliseconds, instants in epoch milliseconds.
 * @public
 */
export interface Gate {
  readonly name: string;
  readonly title: string;
  readonly description?: string;
  readonly owner?: string;
  readonly appliesTo?: FilterPredicate;
  /** What follows when a requirement is not met. */
  readonly mode: 'warn' | 'block';
  /** From then on the mode is `block`. */
  readonly blockFrom?: number;
  /** In the order of the document, at least one of these, a freeze or a review. */
  readonly require: readonly GateRequirement[];
  /** A change that mends reliability may pass although a budget is exhausted, when it names its evidence. */
  readonly reliabilityFix?: { readonly evidence: 'incident-link' };
  readonly freeze: readonly GateFreeze[];
  readonly review?: {
    /** Absent: always. */
    readonly when?: GateCondition;
    /** Ref of the group whose members review. */
    readonly by: string;
    readonly validFor: number;
  };
  readonly breakGlass?: {
    /** Ref of the group whose members may. */
    readonly by: string;
    readonly followUpWithin: number;
    /** For how long the glass stays broken. Default 4 hours. */
    readonly validFor: number;
  };
  /** The strictest (lowest) tier that the document names, 0 when it names none. */
  readonly strictestTier: Tier;
  readonly version: string;
  readonly file?: string;
}

/** Who approves exemptions of which checks, and how long one may be. @public */
export interface ExemptionPolicyRule {
  /** Absent: every tier. */
  readonly tiers?: readonly Tier[];
  /** Names of levels. Absent: every level. */
  readonly levels?: readonly string[];
  /** Absent: every category. */
  readonly categories?: readonly string[];
  /** `automatic`: nobody has to approve. Otherwise the ref of the group whose members may. */
  readonly approver: 'automatic' | string;
  /** Milliseconds. */
  readonly longest: number;
}

/**
 * Who approves exemptions and how long one may be.
 * @public
 */
export interface ExemptionPolicy {
  readonly name: string;
  readonly title: string;
  readonly description?: string;
  readonly owner?: string;
  readonly appliesTo?: FilterPredicate;
  /** Names of standards. Absent: every standard. */
  readonly standards?: readonly string[];
  /** In the order of the document, at least one: the first that fits counts. */
  readonly rules: readonly ExemptionPolicyRule[];
  readonly version: string;
  readonly file?: string;
}
