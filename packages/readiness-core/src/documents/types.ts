import { FilterPredicate } from '@backstage/filter-predicates';
import { CompiledRule } from '../rules/types';
import { Provenance } from '../facts/types';
import { ExemptionPolicy, Gate } from '../governance/documentTypes';

/**
 * A finding about an input. `path` is a dotted path inside the document (`spec.checks[2].rule`), `line` is 1-based.
 * @public
 */
export interface Diagnostic {
  readonly severity: 'error' | 'warning';
  /** A stable kebab-case code, such as `unknown-key`. */
  readonly code: string;
  /** Names the thing, what is wrong with it, and what would be right. */
  readonly message: string;
  readonly path?: string;
  readonly file?: string;
  readonly line?: number;
}

/**
 * Business criticality, 0 is the most critical.
 * @public
 */
export type Tier = 0 | 1 | 2 | 3;

/**
 * The words of a check for people. Texts may hold `${{ entity.<path> }}` placeholders.
 * @public
 */
export interface CheckFix {
  readonly text?: string;
  readonly url?: string;
  /** The entity ref of a scaffolder template. */
  readonly template?: string;
}

/** @public */
export interface CheckMessage {
  readonly pass?: string;
  readonly warn?: string;
  readonly fail?: string;
}

/** @public */
export interface ControlRef {
  readonly framework: string;
  readonly id: string;
}

/**
 * A bound on a measure: min, max or both (a band).
 * @public
 */
export interface Bounds {
  readonly min?: number;
  readonly max?: number;
}

/**
 * Bounds by tier. `byTier` wins over `default`; no bounds for a tier means that the measure does not apply to it.
 * @public
 */
export interface TieredBounds {
  readonly byTier: Readonly<Partial<Record<Tier, Bounds>>>;
  readonly default?: Bounds;
}

/**
 * What a check asks, by its kind.
 * @public
 */
export type Requirement =
  | { readonly kind: 'rule'; readonly rule: CompiledRule }
  | {
      readonly kind: 'measure';
      readonly measure: CompiledRule;
      readonly unit?: string;
      readonly target: TieredBounds;
      readonly warn?: TieredBounds;
    }
  | {
      readonly kind: 'attestation';
      readonly question: string;
      readonly evidence: 'required' | 'optional';
      /** Milliseconds for which a sign-off holds. */
      readonly validFor: number;
      readonly reviewer: 'other-person' | 'any';
    }
  /** The check could not be compiled: it stays in the denominator as `error`, with this reason. */
  | { readonly kind: 'broken'; readonly reason: string };

/**
 * One requirement of a standard, parsed and compiled. Durations are milliseconds, instants epoch milliseconds.
 * @public
 */
export interface Check {
  readonly id: string;
  readonly title: string;
  readonly description?: string;
  readonly category: string;
  /** The name of the level that needs it. */
  readonly level: string;
  /** A positive finite number: high 3, medium 2, low 1. */
  readonly weight: number;
  readonly appliesTo?: FilterPredicate;
  readonly tiers?: readonly Tier[];
  /** Provenances that count; a fact of another provenance is treated as missing. Absent: any. */
  readonly accepts?: readonly Provenance[];
  readonly requirement: Requirement;
  /** A rule that fails gives `warn` instead of `fail` (it advises, it does not block). */
  readonly severity: 'fail' | 'warn';
  readonly freshFor?: number;
  readonly graceFor: number;
  readonly message: CheckMessage;
  readonly fix?: CheckFix;
  /** Expected work in minutes. */
  readonly effort?: number;
  readonly why?: string;
  readonly controls: readonly ControlRef[];
  /** The check counts from this instant; before it is `not-applicable` ("announced, counts from ..."). */
  readonly from?: number;
  /** A check that is off counts in no score. `needs` names the source it waits for. */
  readonly off?: {
    readonly needs?: string;
    readonly by: 'author' | 'configuration';
  };
  /** Changes whenever anything that could change a result or its explanation changes. */
  readonly version: string;
}

/**
 * A versioned document: scope, ordered levels, checks.
 * @public
 */
export interface Standard {
  readonly name: string;
  readonly title: string;
  readonly description?: string;
  readonly owner?: string;
  readonly appliesTo?: FilterPredicate;
  /** Lowest first, at least one. */
  readonly levels: readonly string[];
  /** Checks that are on, in document order. */
  readonly checks: readonly Check[];
  /** Checks that are off: part of the revision, in no score. */
  readonly off: readonly Check[];
  /** The strictest (lowest) tier that the document names; an undeclared tier is judged by it. */
  readonly strictestTier: Tier;
  /** Hash of the normalised document. */
  readonly version: string;
  readonly file?: string;
}

/** @public */
export interface Milestone {
  /** Epoch milliseconds of the end of that day (UTC). */
  readonly date: number;
  /** Share of services that should have adopted by then, 0 to 1. */
  readonly services?: number;
  /** Share of teams of which all services should have adopted by then, 0 to 1. */
  readonly teams?: number;
}

/**
 * A thing the platform offers, with what counts as having adopted it.
 * @public
 */
export interface Capability {
  readonly name: string;
  readonly title: string;
  readonly description?: string;
  readonly owner?: string;
  readonly lifecycle?: string;
  readonly links: { readonly docs?: string; readonly start?: string };
  readonly appliesTo?: FilterPredicate;
  readonly adoptedWhen:
    | { readonly kind: 'rule'; readonly rule: CompiledRule }
    /** Every one of these checks passes; each is `<standard>/<check id>`. */
    | { readonly kind: 'checks'; readonly checks: readonly CheckRef[] }
    | { readonly kind: 'broken'; readonly reason: string };
  readonly alternative?: CompiledRule;
  readonly milestones: readonly Milestone[];
  /** KPI ids that adoption should improve. */
  readonly outcomes: readonly string[];
  readonly freshFor?: number;
  readonly version: string;
  readonly file?: string;
}

/** What a production gate should do. @public */
export type BudgetGate = 'allow' | 'warn' | 'block';

/** What follows from one state of an error budget. @public */
export interface BudgetPolicyRule {
  readonly state: 'at-risk' | 'exhausted';
  /** Absent: every tier. */
  readonly tiers?: readonly Tier[];
  readonly gate: BudgetGate;
  /** What the owner is told; may hold `${{ entity.<path> }}` placeholders. */
  readonly message: string;
  /** Milliseconds within which the owner should say that they have seen it. Absent: nobody has to. */
  readonly acknowledgeWithin?: number;
}

/**
 * What follows when an error budget is at risk or exhausted.
 * @public
 */
export interface ErrorBudgetPolicy {
  readonly name: string;
  readonly title: string;
  readonly description?: string;
  readonly owner?: string;
  readonly appliesTo?: FilterPredicate;
  /** In the order of the document, at least one: the first that fits by state and tier counts. */
  readonly rules: readonly BudgetPolicyRule[];
  /** The strictest (lowest) tier that the document names; an undeclared tier is judged by it. */
  readonly strictestTier: Tier;
  readonly version: string;
  readonly file?: string;
}

/** @public */
export interface CheckRef {
  readonly standard: string;
  readonly check: string;
}

/** The text of one document file, as read. @public */
export interface DocumentSource {
  /** A path or URL, for messages. */
  readonly file: string;
  readonly text: string;
}

/**
 * All documents that could be compiled, and what was found on the way. A faulty document or check never removes
 * another one. `rejected` names the documents that could not be used at all.
 * @public
 */
export interface DocumentSet {
  readonly standards: readonly Standard[];
  readonly capabilities: readonly Capability[];
  readonly errorBudgetPolicies: readonly ErrorBudgetPolicy[];
  readonly gates: readonly Gate[];
  readonly exemptionPolicies: readonly ExemptionPolicy[];
  readonly diagnostics: readonly Diagnostic[];
  readonly rejected: readonly {
    readonly kind: string;
    readonly name: string;
    readonly file: string;
  }[];
}
