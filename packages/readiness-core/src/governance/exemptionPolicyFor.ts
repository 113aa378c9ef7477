import { Entity } from '@backstage/catalog-model';
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
  /** By which the entity is judged; absent when it is undeclared, and then the strictest that the policy names counts. */
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
 * @public
 */
export function exemptionPolicyFor(
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
  if (!concerns(policy, wanted)) {
    return [];
  }
  const tier = wanted.tier ?? policy.strictestTier;
  const rule = policy.rules.find(item => fits(item, tier, wanted.check));
  return rule
    ? [{ approver: rule.approver, longest: rule.longest, policy: policy.name }]
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

function byStrictness(left: Fitting, right: Fitting): number {
  return (
    Number(left.approver === 'automatic') -
      Number(right.approver === 'automatic') ||
    left.longest - right.longest ||
    (left.policy < right.policy ? -1 : 1)
  );
}
