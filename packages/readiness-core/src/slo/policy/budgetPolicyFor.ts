import { Entity } from '@backstage/catalog-model';
import { BudgetGate, ErrorBudgetPolicy } from '../../documents/types';
import { matchesScope } from '../../evaluation/matchesScope';
import { fillPlaceholders } from '../../explanation/fillPlaceholders';
import { TierDeclaration } from '../../evaluation/types';
import { SloState } from '../types';
import { strictestGate } from './strictestGate';

/** What one policy asks for because of the state of a budget. @public */
export interface BudgetConsequence {
  /** Name of the policy. */
  readonly policy: string;
  readonly title: string;
  readonly state: 'at-risk' | 'exhausted';
  readonly gate: BudgetGate;
  /** What the owner is told, with the fields of the entity filled in. */
  readonly message: string;
  /** Milliseconds within which the owner should acknowledge it. Absent: nobody has to. */
  readonly acknowledgeWithin?: number;
}

/**
 * What follows from the state of a budget, and what a production gate should do, with the reason in one sentence.
 *
 * @remarks
 * `no-policy`: no policy applies to the entity. `nothing-asked`: policies apply and ask for nothing in this state.
 * `follows`: every policy that asks for something, the strictest gate first. `cannot-tell`: the state says nothing about
 * the budget; `gate` is then what a gate does all the same, because what is not known is not met.
 * @public
 */
export type BudgetVerdict = {
  readonly gate: BudgetGate;
  readonly reason: string;
} & (
  | { readonly kind: 'no-policy' | 'nothing-asked' }
  | {
      readonly kind: 'follows';
      readonly follows: readonly BudgetConsequence[];
    }
  | { readonly kind: 'cannot-tell'; readonly state: SloState }
);

/** The entity whose budget it is, its tier as it was read, and the state of the budget. @public */
export interface BudgetCase {
  readonly entity: Entity;
  readonly tier: TierDeclaration;
  readonly state: SloState;
}

/**
 * What follows from the state of the budget of an entity. Of each policy that applies, the first rule that fits counts;
 * of several policies all are given, and the strictest gate counts. An undeclared tier is judged by the strictest tier
 * that the policy names.
 * @public
 */
export function budgetPolicyFor(
  policies: readonly ErrorBudgetPolicy[],
  { entity, tier, state }: BudgetCase,
): BudgetVerdict {
  const applying = policies.filter(({ appliesTo }) =>
    matchesScope(appliesTo, entity),
  );
  if (applying.length === 0) {
    return {
      kind: 'no-policy',
      gate: 'allow',
      reason: 'No error-budget policy applies to it',
    };
  }
  const following = (from: BudgetConsequence['state']) =>
    applying
      .flatMap(policy => consequenceOf(policy, { entity, tier, state: from }))
      .sort(byStrictness);
  switch (state) {
    case 'ok':
      return nothingAsked(state);
    case 'at-risk':
    case 'exhausted':
      return verdictOf(state, following(state));
    default:
      return withoutKnowing(state, following('exhausted'));
  }
}

function consequenceOf(
  policy: ErrorBudgetPolicy,
  {
    entity,
    tier,
    state,
  }: BudgetCase & { readonly state: BudgetConsequence['state'] },
): BudgetConsequence[] {
  const judgedAs = tier.kind === 'declared' ? tier.tier : policy.strictestTier;
  const rule = policy.rules.find(
    item => item.state === state && (item.tiers?.includes(judgedAs) ?? true),
  );
  if (!rule) {
    return [];
  }
  const { gate, message, acknowledgeWithin } = rule;
  return [
    {
      policy: policy.name,
      title: policy.title,
      ...{ state, gate },
      message: fillPlaceholders(message, entity),
      ...(acknowledgeWithin === undefined ? {} : { acknowledgeWithin }),
    },
  ];
}

function verdictOf(
  state: SloState,
  follows: readonly BudgetConsequence[],
): BudgetVerdict {
  const [strictest] = follows;
  return strictest
    ? {
        kind: 'follows',
        follows,
        gate: strictest.gate,
        reason: `The budget is ${state}: ${strictest.message} (${strictest.title})`,
      }
    : nothingAsked(state);
}

function nothingAsked(state: SloState): BudgetVerdict {
  return {
    kind: 'nothing-asked',
    gate: 'allow',
    reason: `No error-budget policy asks for anything while the budget is ${state}`,
  };
}

/**
 * What is not known is not met, so a gate does what it would do for an exhausted budget. Without traffic nothing can have
 * been spent, and nothing shows that it works either: a gate says so and blocks nobody, or a new service could never go
 * live.
 */
function withoutKnowing(
  state: SloState,
  ifExhausted: readonly BudgetConsequence[],
): BudgetVerdict {
  const strict = strictestGate(ifExhausted.map(({ gate }) => gate));
  return state === 'no-traffic'
    ? {
        ...{ kind: 'cannot-tell', state },
        gate: strict === 'block' ? 'warn' : strict,
        reason:
          'Nobody can tell how much of the budget is left, because there was no traffic in the window',
      }
    : {
        ...{ kind: 'cannot-tell', state },
        gate: strict,
        reason: `Nobody can tell how much of the budget is left (${state}), so at a gate it counts as exhausted`,
      };
}

const STRICTNESS: Record<BudgetGate, number> = { block: 0, warn: 1, allow: 2 };

function byStrictness(left: BudgetConsequence, right: BudgetConsequence) {
  return (
    STRICTNESS[left.gate] - STRICTNESS[right.gate] ||
    (left.policy < right.policy ? -1 : 1)
  );
}
