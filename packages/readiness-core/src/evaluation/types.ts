import { Entity } from '@backstage/catalog-model';
import { JsonValue } from '@backstage/types';
import { Tier } from '../documents/types';
import { EntityFacts } from '../facts/types';

/** @public */
export type CheckStatus =
  | 'pass'
  | 'warn'
  | 'fail'
  | 'no-data'
  | 'error'
  | 'not-applicable';

/**
 * Who can act on a result: the owner of the entity, the platform (a source), the author of the standard; nobody needs
 * to act on a pass or on a check that does not apply.
 * @public
 */
export type Actor = 'owner' | 'platform' | 'author' | 'nobody';

/** The tier of an entity as declared, or that none is validly declared. @public */
export type TierDeclaration =
  | { readonly kind: 'declared'; readonly tier: Tier }
  | { readonly kind: 'undeclared' };

/** A person's sign-off for a check, with evidence, for a period. Instants in epoch milliseconds. @public */
export interface Attestation {
  readonly standard: string;
  readonly checkId: string;
  /** `not-applicable` counts only when another person has confirmed it. */
  readonly answer: 'met' | 'not-met' | 'not-applicable';
  readonly attestedBy: string;
  readonly reviewedBy?: string;
  readonly evidence?: string;
  readonly attestedAt: number;
  /** When the person wants it to end; the check's own period ends it earlier where that is shorter. */
  readonly validUntil?: number;
}

/** A dated, approved exception to a check. Instants in epoch milliseconds. @public */
export interface Exemption {
  readonly standard: string;
  readonly checkId: string;
  readonly reason: string;
  readonly startsAt: number;
  readonly endsAt: number;
}

/** Everything known about one entity at one instant. @public */
export interface EvaluationInput {
  readonly entity: Entity;
  readonly entityRef: string;
  readonly tier: TierDeclaration;
  readonly facts: EntityFacts;
  readonly attestations?: readonly Attestation[];
  readonly exemptions?: readonly Exemption[];
  /** Epoch milliseconds. */
  readonly now: number;
}

/** One observation that a result used. @public */
export interface UsedFact {
  readonly factId: string;
  /** Absent when nothing was observed. */
  readonly value?: JsonValue;
  readonly none: boolean;
  readonly observedAt: number;
  readonly source: string;
  readonly provenance: string;
}

/**
 * Why an outcome has its status, in a form that costs nothing to make; `explainOutcome` turns it into a sentence.
 * @public
 */
export type OutcomeCause =
  | { readonly kind: 'rule-true' }
  | { readonly kind: 'rule-false' }
  | { readonly kind: 'measured'; readonly measured: number }
  | { readonly kind: 'nothing-observed'; readonly factIds: readonly string[] }
  | {
      readonly kind: 'missing-facts';
      readonly factIds: readonly string[];
      readonly unaccepted: readonly string[];
      readonly expired: readonly string[];
    }
  | { readonly kind: 'fault'; readonly message: string }
  | { readonly kind: 'broken'; readonly message: string }
  | { readonly kind: 'attested'; readonly attestation: Attestation }
  /** A person signed off that it does not apply, and another one agreed. */
  | {
      readonly kind: 'attested-not-applicable';
      readonly attestation: Attestation;
    }
  | { readonly kind: 'attestation-expired'; readonly attestation: Attestation }
  | { readonly kind: 'never-attested' }
  | { readonly kind: 'not-in-tiers' }
  | { readonly kind: 'not-in-scope' }
  | { readonly kind: 'no-target-for-tier' }
  | { readonly kind: 'not-yet'; readonly from: number };

/** A check applied to an entity, before it is put into words. @public */
export interface Outcome {
  readonly status: CheckStatus;
  readonly stale: boolean;
  readonly exempt: boolean;
  readonly cause: OutcomeCause;
}

/** A check applied to an entity, in words and with the facts behind it. @public */
export interface Result {
  readonly checkId: string;
  readonly status: CheckStatus;
  readonly stale: boolean;
  readonly exempt: boolean;
  /** A sentence for people. */
  readonly reason: string;
  readonly who: Actor;
  readonly facts: readonly UsedFact[];
}

/** All outcomes of one standard for one entity. `outcomes` are in the order of `Standard.checks`. @public */
export interface Scorecard {
  readonly standard: string;
  readonly standardVersion: string;
  readonly outcomes: readonly Outcome[];
  /** The highest level reached, or null below the first. */
  readonly level: string | null;
  /** 1-based rank of `level`, 0 for none. */
  readonly levelRank: number;
  /** The highest rank at which at least one check applies; 0 when nothing applies at all. */
  readonly highestRank: number;
  /** Weight of passes over weight of applicable checks, 0 to 1; null when nothing is known. */
  readonly score: number | null;
  /** Share of applicable checks whose status is pass, warn or fail; null when none applies. */
  readonly known: number | null;
  readonly counts: Readonly<Record<CheckStatus, number>>;
  readonly exempted: number;
  /** Values of the facts read by applicable checks, by fact id: compared to decide whether anything changed. */
  readonly valuesUsed: Readonly<Record<string, JsonValue>>;
}

/** Why a standard says nothing about an entity. @public */
export interface OutOfScope {
  readonly standard: string;
  readonly reason: string;
}

/** @public */
export type AdoptionStatus = 'adopted' | 'not-adopted' | 'unknown';

/** @public */
export interface AdoptionResult {
  readonly capability: string;
  readonly status: AdoptionStatus;
  /** What the entity uses instead, when the capability says how to tell. */
  readonly alternative?: string;
  readonly reason: string;
  readonly stale: boolean;
}

/** What all documents say about one entity. @public */
export interface EntityEvaluation {
  readonly entityRef: string;
  readonly tier: TierDeclaration;
  readonly scorecards: readonly Scorecard[];
  readonly outOfScope: readonly OutOfScope[];
  /** Only capabilities whose scope holds the entity. */
  readonly adoption: readonly AdoptionResult[];
  /** The instant until which all of this holds without new input; absent: until something changes. */
  readonly validUntil?: number;
}
