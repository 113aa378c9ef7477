import fc from 'fast-check';
import { SloState } from 'backstage-readiness-core';
import { sloFacts } from './sloFacts';

type Objective = Parameters<typeof sloFacts>[0][number];

function objective(changes: Partial<Objective> = {}): Objective {
  return {
    slo: 'availability',
    objective: 'objective-1',
    state: 'ok',
    met: true,
    target: 0.999,
    budget_remaining_at_least: 0.4312,
    alert: null,
    coverage: 0.9999,
    ...changes,
  };
}

describe('sloFacts', () => {
  it('sums up an entity, and tells about each SLO by its worst objective', () => {
    const facts = sloFacts([
      objective(),
      objective({
        objective: 'strict',
        state: 'exhausted',
        met: false,
        budget_remaining_at_least: -0.201,
        alert: 'page',
      }),
      objective({ slo: 'latency', budget_remaining_at_least: 0.99, met: 1 }),
    ]);
    expect(Object.fromEntries(facts)).toEqual({
      'slo.objectives': {
        count: 3,
        worst: 'exhausted',
        met: false,
        budgetRemaining: -0.21,
      },
      'slo/availability': {
        state: 'exhausted',
        met: false,
        target: 0.999,
        budgetRemaining: -0.21,
        alert: 'page',
        coverage: 0.99,
      },
      'slo/latency': {
        state: 'ok',
        met: true,
        target: 0.999,
        budgetRemaining: 0.99,
        alert: null,
        coverage: 0.99,
      },
    });
  });

  it('leaves out what is not known', () => {
    const facts = sloFacts([
      objective(),
      objective({
        slo: 'latency',
        state: 'stale',
        met: null,
        budget_remaining_at_least: 0.9,
      }),
    ]);
    expect(facts.get('slo.objectives')).toEqual({ count: 2, worst: 'stale' });
    expect(facts.get('slo/latency')).not.toHaveProperty('budgetRemaining');
  });

  it('says no state and no alert of what could be exhausted, were the missing slices bad', () => {
    const facts = sloFacts([
      objective({ budget_remaining_at_least: -0.4, met: false }),
      objective({
        slo: 'latency',
        state: 'exhausted',
        met: false,
        budget_remaining_at_least: -2,
      }),
    ]);
    expect(facts.get('slo/availability')).toEqual({
      met: false,
      target: 0.999,
      budgetRemaining: -0.4,
      coverage: 0.99,
    });
    expect(facts.get('slo.objectives')).toEqual({
      count: 2,
      met: false,
      budgetRemaining: -2,
    });
  });

  it('says of an entity without objectives nothing', () => {
    expect(sloFacts([]).size).toBe(0);
  });

  it('never gets better when the data of an objective is lost', () => {
    const states: SloState[] = ['ok', 'at-risk', 'exhausted', 'no-traffic'];
    const known = fc.record({
      state: fc.constantFrom(...states),
      met: fc.boolean(),
      budget_remaining_at_least: fc.double({ min: -3, max: 1, noNaN: true }),
    });
    const unknown = ['error', 'no-data', 'stale'];
    fc.assert(
      fc.property(
        fc.array(known, { minLength: 1, maxLength: 4 }),
        fc.nat(),
        (parts, which) => {
          const objectives = parts.map((part, index) =>
            objective({ ...part, objective: `objective-${index}` }),
          );
          const lost = objectives.map((item, index) =>
            index === which % objectives.length
              ? { ...item, state: 'no-data' as const, met: null }
              : item,
          );
          const after = sloFacts(lost).get('slo.objectives');
          expect(unknown).toContain(after?.worst);
          expect(after).not.toHaveProperty('budgetRemaining');
          expect(after?.met).not.toBe(true);
        },
      ),
    );
  });
});
