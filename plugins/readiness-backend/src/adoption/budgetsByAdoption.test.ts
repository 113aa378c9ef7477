import { SloStateView } from 'backstage-plugin-readiness-common';
import { BudgetedEntity, budgetsByAdoption } from './budgetsByAdoption';

const entity = (
  entityRef: string,
  tier: number | null,
  status: BudgetedEntity['status'],
): BudgetedEntity => ({ entityRef, tier, status });

const states = (entries: Record<string, SloStateView>) =>
  new Map(Object.entries(entries));

describe('budgetsByAdoption', () => {
  it('counts adopters and non-adopters by the worst state of each, tier by tier', () => {
    const budgets = budgetsByAdoption(
      [
        entity('a', 1, 'adopted'),
        entity('b', 0, 'adopted'),
        entity('c', 0, 'adopted'),
        entity('d', 0, 'not-adopted'),
        entity('e', null, 'not-adopted'),
      ],
      states({ a: 'ok', b: 'exhausted', d: 'at-risk' }),
    );
    expect(budgets).toMatchObject([
      {
        tier: 0,
        adopters: { total: 1, byState: { exhausted: 1, ok: 0 } },
        adoptersWithoutSlo: 1,
        nonAdopters: { total: 1, byState: { 'at-risk': 1 } },
        nonAdoptersWithoutSlo: 0,
      },
      {
        tier: 1,
        adopters: { total: 1, byState: { ok: 1 } },
        nonAdopters: { total: 0 },
      },
      { tier: null, nonAdopters: { total: 0 }, nonAdoptersWithoutSlo: 1 },
    ]);
  });

  it('leaves out whose adoption is unknown', () => {
    const budgets = budgetsByAdoption(
      [entity('a', 0, 'adopted'), entity('b', 0, 'unknown')],
      states({ a: 'ok', b: 'exhausted' }),
    );
    expect(budgets).toMatchObject([
      { nonAdopters: { total: 0 }, nonAdoptersWithoutSlo: 0 },
    ]);
  });

  it('says nothing when nobody in scope has an SLO', () => {
    expect(
      budgetsByAdoption([entity('a', 0, 'adopted')], states({ other: 'ok' })),
    ).toBeUndefined();
  });
});
