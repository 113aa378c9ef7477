import { Entity } from '@backstage/catalog-model';
import { FilterPredicate } from '@backstage/filter-predicates';
import { TIERS } from '../documents/readBounds';
import { Check, Tier } from '../documents/types';
import { matchesScope } from '../evaluation/matchesScope';
import { ExemptionPolicy, ExemptionPolicyRule } from './documentTypes';

/** The longest exemption in milliseconds where no policy says anything: 90 days. @public */
export const LONGEST_WITHOUT_POLICY = 90 * 86_400_000;

/** The check of which an exemption is wanted, and for whom. @public */
export interface ExemptionCase {
  /** Name of the standard. */
  readonly standard: string;
  readonly check: Pick<Check, 'level' | 'category'>;
  /** By which the entity is judged; absent when it is undeclared: it may be any then, and the strictest answer counts. */
  readonly tier?: Tier;
  /** Absent: policies count whatever their scope. */
  readonly entity?: Entity;
}

/** Who approves an exemption and how long it may be. @public */
export interface ExemptionTerms {
  /** `automatic`, the ref of the group whose members may, or null: whoever holds the permission. */
  readonly approver: 'automatic' | string | null;
  /** Milliseconds. */
  readonly longest: number;
  /** Name of the policy that says so; null where none fits. */
  readonly policy: string | null;
}

/**
 * Who approves an exemption of a check and how long it may be. Of each policy the first rule that fits counts; of several
 * policies the one that asks for a person, then the one that gives the shorter time, so that one more never loosens any.
 *
 * @remarks
 * An owner can edit a descriptor out of the scope of a policy, but not what kind of entity it is. So nothing is approved
 * automatically for which a policy for the same kind would ask a person, whether or not its scope holds the entity now.
 * @public
 */
export function exemptionPolicyFor(
  policies: readonly ExemptionPolicy[],
  wanted: ExemptionCase,
): ExemptionTerms {
  const terms = strictestOf(
    policies.filter(policy => concerns(policy, wanted)),
    wanted,
  );
  return terms.approver === 'automatic'
    ? strictestOf(
        policies.filter(policy => couldConcern(policy, wanted)),
        wanted,
      )
    : terms;
}

function strictestOf(
  policies: readonly ExemptionPolicy[],
  wanted: ExemptionCase,
): ExemptionTerms {
  const [strictest] = policies
    .flatMap(policy => termsOf(policy, wanted))
    .sort(byStrictness);
  return (
    strictest ?? {
      approver: null,
      longest: LONGEST_WITHOUT_POLICY,
      policy: null,
    }
  );
}

function termsOf(policy: ExemptionPolicy, wanted: ExemptionCase): Fitting[] {
  const tiers = wanted.tier === undefined ? TIERS : [wanted.tier];
  const rules = tiers.map(tier =>
    policy.rules.find(item => fits(item, tier, wanted.check)),
  );
  // A tier that may be one of which the policy says nothing is never approved more easily than that one.
  return rules.some(rule => rule !== undefined)
    ? rules.map(rule => ({
        approver: rule?.approver ?? null,
        longest: rule?.longest ?? LONGEST_WITHOUT_POLICY,
        policy: policy.name,
      }))
    : [];
}

function concerns(
  { standards, appliesTo }: ExemptionPolicy,
  { standard, entity }: ExemptionCase,
): boolean {
  return (
    (standards?.includes(standard) ?? true) &&
    (entity === undefined || matchesScope(appliesTo, entity))
  );
}

function couldConcern(
  { standards, appliesTo }: ExemptionPolicy,
  { standard, entity }: ExemptionCase,
): boolean {
  return (
    (standards?.includes(standard) ?? true) &&
    (entity === undefined || matchesScope(kindOf(appliesTo), entity))
  );
}

/** What a scope says of the kind alone. */
function kindOf(scope: FilterPredicate | undefined) {
  return typeof scope === 'object' && scope !== null && 'kind' in scope
    ? { kind: scope.kind }
    : undefined;
}

function fits(
  { tiers, levels, categories }: ExemptionPolicyRule,
  tier: Tier,
  { level, category }: ExemptionCase['check'],
): boolean {
  return (
    (tiers?.includes(tier) ?? true) &&
    (levels?.includes(level) ?? true) &&
    (categories?.includes(category) ?? true)
  );
}

type Fitting = ExemptionTerms & { readonly policy: string };

/** A group before whoever holds the permission, and both before nobody. */
function ease({ approver }: Fitting): number {
  return approver === 'automatic' ? 2 : Number(approver === null);
}

function byStrictness(left: Fitting, right: Fitting): number {
  return (
    ease(left) - ease(right) ||
    left.longest - right.longest ||
    (left.policy < right.policy ? -1 : 1)
  );
}
