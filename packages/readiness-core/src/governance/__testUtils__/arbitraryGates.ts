import fc from 'fast-check';
import {
  BudgetPolicyRule,
  ErrorBudgetPolicy,
  Standard,
  Tier,
} from '../../documents/types';
import {
  arbitraryInput,
  DAY,
  NOW,
  span,
  tier,
} from '../../evaluation/__testUtils__/arbitraryInputs';
import { arbitraryStandard } from '../../evaluation/__testUtils__/arbitraryStandards';
import { compileGateCondition } from '../compileGateCondition';
import {
  ExemptionPolicy,
  Gate,
  GateRequirement,
  TieredLevels,
} from '../documentTypes';
import { GateCondition } from '../GateCondition';
import {
  GateAnswer,
  GateInput,
  GateObjective,
  HoldStanding,
  ReviewStanding,
} from '../types';

/** Compiles a condition that must be right. */
export function conditionOf(expression: string): GateCondition {
  const compilation = compileGateCondition(expression);
  if (compilation.kind === 'refused') {
    throw new Error(compilation.problems[0].message);
  }
  return compilation.condition;
}

const STATES = [
  'ok',
  'at-risk',
  'exhausted',
  'no-traffic',
  'no-data',
  'stale',
  'error',
] as const;

/** An instant about now, with the boundaries hit exactly. */
const instant = fc
  .tuple(span, fc.constantFrom(-1, 1))
  .map(([distance, sign]) => NOW + sign * distance);

const maybe = <T>(arbitrary: fc.Arbitrary<T>, freq = 2) =>
  fc.option(arbitrary, { nil: undefined, freq });

function arbitraryLevels(
  levels: readonly string[],
): fc.Arbitrary<TieredLevels> {
  const level = fc.constantFrom(...levels);
  return fc.record({
    byTier: fc.dictionary(tier.map(String), level, { maxKeys: 2 }),
    default: maybe(level, 5),
  });
}

function levelRequirement({
  name,
  levels,
}: Standard): fc.Arbitrary<GateRequirement> {
  return fc.record({
    kind: fc.constant('level' as const),
    standard: fc.constant(name),
    levels: arbitraryLevels(levels),
    exemptions: fc.constantFrom('accepted' as const, 'refused' as const),
    declaredAtMost: maybe(fc.constantFrom(0, 0.3, 0.5, 0.75, 1), 1),
  });
}

const sloRequirement: fc.Arbitrary<GateRequirement> = fc.record({
  kind: fc.constant('slo' as const),
  budget: fc.constantFrom('not-exhausted' as const, 'by-policy' as const),
});

const conditions = [
  'tier <= 1',
  'daysSinceFirstSeen < 90',
  "change == 'major'",
  "tier == 0 && environment == 'production'",
  "entity.spec.type == 'service'",
  'entity.spec.absent > 3',
].map(conditionOf);

/** A gate over these standards, each asked for at most once. */
export function arbitraryGate(
  standards: readonly Standard[],
): fc.Arbitrary<Gate> {
  return fc.record({
    name: fc.constant('production-release'),
    title: fc.constant('Production release'),
    mode: fc.constantFrom('warn' as const, 'block' as const),
    blockFrom: maybe(instant),
    require: fc
      .tuple(
        ...standards.map(standard => maybe(levelRequirement(standard), 5)),
        maybe(sloRequirement, 1),
      )
      .map(items => items.flatMap(item => (item ? [item] : []))),
    reliabilityFix: maybe(
      fc.constant({ evidence: 'incident-link' as const }),
      1,
    ),
    freeze: fc.array(
      fc.tuple(instant, span).map(([from, length]) => ({
        from,
        to: from + length,
        reason: 'Peak season',
        except: ['group:default/sre'],
      })),
      { maxLength: 1 },
    ),
    review: maybe(
      fc.record({
        when: maybe(fc.constantFrom(...conditions), 4),
        by: fc.constant('group:default/sre'),
        validFor: fc.constant(365 * DAY),
      }),
      1,
    ),
    breakGlass: maybe(
      fc.constant({
        by: 'group:default/commanders',
        followUpWithin: 3 * DAY,
        validFor: DAY,
      }),
      1,
    ),
    strictestTier: tier,
    version: fc.constant('1'),
  });
}

export const arbitraryObjective: fc.Arbitrary<GateObjective> = fc.record({
  slo: fc.constantFrom('availability', 'latency'),
  objective: fc.constantFrom('fast', 'slow'),
  state: fc.constantFrom(...STATES),
  budgetRemainingAtLeast: fc.constantFrom(null, -0.5, 0, 0.2, 1),
  removed: maybe(
    fc.record({ at: fc.constant(NOW - DAY), countsUntil: instant }),
    1,
  ),
});

export const arbitraryReview: fc.Arbitrary<ReviewStanding> = fc.oneof(
  fc.constant({ kind: 'none' as const }),
  fc.record({
    kind: fc.constantFrom(
      ...(['changes-requested', 'rejected', 'ended'] as const),
    ),
    at: instant,
  }),
  fc.record({
    kind: fc.constant('lapsed' as const),
    at: instant,
    reason: fc.constant('It is judged by tier 0 now'),
  }),
  fc.record({
    kind: fc.constant('approved' as const),
    by: fc.constant('user:default/rev'),
    at: instant,
    validUntil: instant,
    tier,
    overdueConditions: fc.constantFrom(0, 0, 0, 1),
  }),
);

export const arbitraryHold: fc.Arbitrary<HoldStanding> = fc.record({
  reason: fc.constantFrom('Outage', 'Audit'),
  by: fc.constantFrom('user:default/ada', 'user:default/bob'),
  until: maybe(instant, 1),
});

const budgetRule: fc.Arbitrary<BudgetPolicyRule> = fc.record({
  state: fc.constantFrom('at-risk' as const, 'exhausted' as const),
  tiers: maybe(fc.uniqueArray(tier, { minLength: 1 }), 1),
  gate: fc.constantFrom('allow' as const, 'warn' as const, 'block' as const),
  message: fc.constant('Only fixes go out'),
});

const budgetPolicies: fc.Arbitrary<ErrorBudgetPolicy[]> = fc
  .array(fc.array(budgetRule, { minLength: 1, maxLength: 3 }), { maxLength: 2 })
  .map(lists =>
    lists.map((rules, index) => ({
      name: `budgets-${index}`,
      title: 'Budgets',
      rules,
      strictestTier: 0 as Tier,
      version: '1',
    })),
  );

const exemptionPolicies: fc.Arbitrary<ExemptionPolicy[]> = fc
  .array(
    fc.record({
      tiers: maybe(fc.uniqueArray(tier, { minLength: 1 }), 1),
      approver: fc.constantFrom('automatic', 'group:default/sre'),
      longest: fc.constantFrom(DAY, 30 * DAY),
    }),
    { maxLength: 2 },
  )
  .map(rules =>
    rules.map((rule, index) => ({
      name: `exemptions-${index}`,
      title: 'Exemptions',
      rules: [rule],
      version: '1',
    })),
  );

/** A gate and all that it decides from. */
export interface GateSituation {
  readonly gate: Gate;
  readonly given: GateInput;
}

export const arbitraryGateSituation: fc.Arbitrary<GateSituation> = fc
  .tuple(arbitraryStandard('production'), arbitraryStandard('platform'))
  .chain(standards =>
    fc.record({
      gate: arbitraryGate(standards),
      given: fc.record({
        input: arbitraryInput(standards),
        standards: fc.constant(standards),
        errorBudgetPolicies: budgetPolicies,
        exemptionPolicies,
        objectives: fc.oneof(
          fc.constant(null),
          fc.array(arbitraryObjective, { maxLength: 3 }),
        ),
        counted: fc.record({
          tier: maybe(tier, 1),
          standards: fc.subarray(['production', 'platform']),
          gates: fc.constant([]),
        }),
        review: arbitraryReview,
        holds: fc.oneof(
          fc.constant([]),
          fc.array(arbitraryHold, { maxLength: 2 }),
        ),
        breakGlass: maybe(
          fc.record({
            reason: fc.constant('Incident'),
            by: fc.constant('user:default/ada'),
            at: instant,
            until: instant,
          }),
          1,
        ),
        firstSeenAt: maybe(instant, 5),
        belongsTo: fc.subarray(['group:default/sre', 'group:default/orders']),
        context: fc.record({
          change: fc.constantFrom(undefined, 'major', 'minor'),
          environment: fc.constantFrom(undefined, 'production'),
          reliabilityFix: maybe(
            fc.constantFrom(
              { incident: 'https://incidents/1' },
              { incident: 'ftp://incidents/1' },
            ),
            1,
          ),
        }),
      }),
    }),
  );

const STRICTNESS: Record<GateAnswer, number> = { allow: 0, warn: 1, block: 2 };

/** Whether the one answer is milder than the other. */
export function isMilder(answer: GateAnswer, than: GateAnswer): boolean {
  return STRICTNESS[answer] < STRICTNESS[than];
}
