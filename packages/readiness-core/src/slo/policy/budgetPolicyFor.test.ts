import fc from 'fast-check';
import { BudgetGate, ErrorBudgetPolicy, Tier } from '../../documents/types';
import { parseDocuments } from '../../documents/parseDocuments';
import { SloState } from '../types';
import { budgetPolicyFor } from './budgetPolicyFor';
import { strictestGate } from './strictestGate';

const DAY = 86_400_000;

const [policy] = parseDocuments([
  {
    file: 'a.yaml',
    text: `
apiVersion: readiness/v1
kind: ErrorBudgetPolicy
metadata: { name: budgets, title: Budgets }
spec:
  appliesTo: { kind: Component }
  rules:
    - { state: exhausted, tiers: [1, 0], gate: block, message: 'Fix \${{ entity.metadata.name }}', acknowledgeWithin: 2d }
    - { state: exhausted, gate: warn, message: Mend it }
    - { state: at-risk, tiers: [0, 1], message: Look at it }
`,
  },
]).errorBudgetPolicies;

const component = {
  apiVersion: 'backstage.io/v1alpha1',
  kind: 'Component',
  metadata: { name: 'orders' },
};

function verdict(
  state: SloState,
  tier: Tier | 'undeclared',
  policies: readonly ErrorBudgetPolicy[] = [policy],
  entity = component,
) {
  return budgetPolicyFor(policies, {
    ...{ entity, state },
    tier:
      tier === 'undeclared'
        ? { kind: 'undeclared' }
        : { kind: 'declared', tier },
  });
}

const GATES: readonly BudgetGate[] = ['allow', 'warn', 'block'];

function isAtLeast(gate: BudgetGate, other: BudgetGate): boolean {
  return GATES.indexOf(gate) >= GATES.indexOf(other);
}

describe('budgetPolicyFor', () => {
  it('takes the first rule that fits by state and tier', () => {
    expect(verdict('exhausted', 1)).toEqual({
      kind: 'follows',
      gate: 'block',
      reason: 'The budget is exhausted: Fix orders (Budgets)',
      follows: [
        {
          policy: 'budgets',
          title: 'Budgets',
          state: 'exhausted',
          gate: 'block',
          message: 'Fix orders',
          acknowledgeWithin: 2 * DAY,
        },
      ],
    });
    expect(verdict('exhausted', 2)).toMatchObject({
      gate: 'warn',
      follows: [{ message: 'Mend it' }],
    });
    expect(verdict('at-risk', 0)).toMatchObject({
      kind: 'follows',
      gate: 'allow',
    });
  });

  it('asks for nothing where no rule fits or the budget is there', () => {
    expect(verdict('at-risk', 3)).toMatchObject({
      kind: 'nothing-asked',
      gate: 'allow',
    });
    expect(verdict('ok', 0)).toMatchObject({
      kind: 'nothing-asked',
      gate: 'allow',
    });
  });

  it('judges an undeclared tier as the strictest that the policy names', () => {
    expect(verdict('exhausted', 'undeclared')).toEqual(verdict('exhausted', 0));
  });

  it('says so when no policy applies', () => {
    const system = { ...component, kind: 'System' };
    expect(verdict('exhausted', 0, [policy], system)).toMatchObject({
      kind: 'no-policy',
      gate: 'allow',
    });
    expect(verdict('no-data', 0, [])).toMatchObject({
      kind: 'no-policy',
      gate: 'allow',
    });
  });

  it.each<SloState>(['no-data', 'stale', 'error'])(
    'cannot tell when the state is %s, and a gate does what it does for an exhausted budget',
    state => {
      expect(verdict(state, 0)).toEqual({
        kind: 'cannot-tell',
        state,
        gate: 'block',
        reason: `Nobody can tell how much of the budget is left (${state}), so at a gate it counts as exhausted`,
      });
      expect(verdict(state, 3)).toMatchObject({ gate: 'warn' });
    },
  );

  it('cannot tell without traffic, and blocks nobody for it', () => {
    expect(verdict('no-traffic', 0)).toMatchObject({
      kind: 'cannot-tell',
      gate: 'warn',
    });
  });

  it('gives all policies that ask for something, and the strictest gate counts', () => {
    const milder: ErrorBudgetPolicy = {
      ...policy,
      name: 'advice',
      rules: [{ state: 'exhausted', gate: 'allow', message: 'Tell users' }],
    };
    const twin: ErrorBudgetPolicy = { ...policy, name: 'a-twin' };
    expect(verdict('exhausted', 0, [milder, policy, twin])).toMatchObject({
      gate: 'block',
      follows: [
        { policy: 'a-twin' },
        { policy: 'budgets' },
        { policy: 'advice', gate: 'allow' },
      ],
    });
  });

  const rule = fc.record({
    state: fc.constantFrom('at-risk' as const, 'exhausted' as const),
    tiers: fc.option(
      fc.uniqueArray(fc.constantFrom<Tier[]>(0, 1, 2, 3), { minLength: 1 }),
      { nil: undefined },
    ),
    gate: fc.constantFrom(...GATES),
    message: fc.constant('m'),
  });
  const policies = fc.array(
    fc
      .tuple(fc.array(rule, { minLength: 1, maxLength: 4 }), fc.nat(99))
      .map(([rules, index]): ErrorBudgetPolicy => {
        const named = rules.flatMap(({ tiers }) => tiers ?? []);
        return {
          ...policy,
          name: `policy-${index}`,
          rules,
          strictestTier:
            ([0, 1, 2, 3] as const).find(tier => named.includes(tier)) ?? 0,
        };
      }),
    { maxLength: 3 },
  );
  const tier = fc.constantFrom<(Tier | 'undeclared')[]>(
    0,
    1,
    2,
    3,
    'undeclared',
  );

  it('never opens a gate because an exhausted budget can no longer be read', () => {
    fc.assert(
      fc.property(
        policies,
        tier,
        fc.constantFrom<SloState[]>('no-data', 'stale', 'error'),
        (all, judgedAs, lost) => {
          const before = verdict('exhausted', judgedAs, all).gate;
          expect(isAtLeast(verdict(lost, judgedAs, all).gate, before)).toBe(
            true,
          );
        },
      ),
    );
  });

  it('answers the same in any order of the policies, and never more mildly with one more', () => {
    fc.assert(
      fc.property(
        policies,
        tier,
        fc.constantFrom<SloState[]>('at-risk', 'exhausted', 'stale', 'ok'),
        (all, judgedAs, state) => {
          const { gate } = verdict(state, judgedAs, all);
          expect(verdict(state, judgedAs, [...all].reverse()).gate).toBe(gate);
          expect(
            isAtLeast(gate, verdict(state, judgedAs, all.slice(1)).gate),
          ).toBe(true);
        },
      ),
    );
  });
});

describe('strictestGate', () => {
  it.each<[BudgetGate[], BudgetGate]>([
    [[], 'allow'],
    [['allow', 'warn'], 'warn'],
    [['block', 'allow', 'warn'], 'block'],
  ])('of %j is %s', (gates, strictest) => {
    expect(strictestGate(gates)).toBe(strictest);
  });
});
