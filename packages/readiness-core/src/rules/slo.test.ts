import { JsonValue } from '@backstage/types';
import { Fact } from '../facts/types';
import { compileRule } from './compileRule';
import { RuleOutcome } from './types';

const NOW = Date.parse('2026-11-20T10:00:00Z');

function fact(factId: string, observation: Fact['observation']): Fact {
  return {
    ...{ factId, observation },
    observedAt: NOW,
    source: 'slo',
    provenance: 'measured',
  };
}

function evaluate(
  expression: string,
  values: Record<string, JsonValue | undefined>,
): RuleOutcome {
  const compiled = compileRule(expression, { expects: 'boolean' });
  if (compiled.kind === 'refused') {
    throw new Error(compiled.problems[0].message);
  }
  return compiled.rule.evaluate({
    entity: {
      apiVersion: 'backstage.io/v1alpha1',
      kind: 'Component',
      metadata: { name: 'orders' },
    },
    tier: 1,
    now: NOW,
    fact: factId => {
      const value = values[factId];
      return value === undefined
        ? undefined
        : fact(factId, { kind: 'value', value });
    },
  });
}

const healthy = {
  state: 'ok',
  met: true,
  target: 0.999,
  budgetRemaining: 0.4,
  alert: null,
  coverage: 0.98,
};
const unknown = { state: 'no-data', target: 0.999, coverage: 0 };
const SUMMARY = 'slo.objectives';
const LATENCY = 'slo/checkout-latency';

describe('slo(...)', () => {
  it.each<[string, boolean]>([
    ['slo().count >= 1', true],
    ['slo().worst == "at-risk"', true],
    ['slo().met', true],
    ['slo().budgetRemaining < 0.1', true],
    ['slo("checkout-latency").state == "ok"', true],
    ['slo("checkout-latency").met', true],
    ['slo("checkout-latency").target >= 0.999', true],
    ['slo("checkout-latency").budgetRemaining > 0.5', false],
    ['slo("checkout-latency").alert != "page"', true],
    ['slo("checkout-latency").coverage * 100 > 95', true],
    ['slo("checkout-latency").state in ["ok", "at-risk"]', true],
  ])('reads the state of the SLOs of the entity: %s', (expression, value) => {
    const summary = {
      count: 2,
      worst: 'at-risk',
      met: true,
      budgetRemaining: 0.05,
    };
    expect(
      evaluate(expression, { [SUMMARY]: summary, [LATENCY]: healthy }),
    ).toEqual({ kind: 'value', value });
  });

  it.each([
    ['slo().count >= 1', SUMMARY],
    ['slo().worst != "exhausted"', SUMMARY],
    ['!slo("checkout-latency").met', LATENCY],
    ['slo("checkout-latency").alert != "page"', LATENCY],
  ])('is missing where nothing was ever reported: %s', (expression, factId) => {
    expect(evaluate(expression, {})).toEqual({
      kind: 'missing',
      factIds: [factId],
    });
  });

  it.each(['no-data', 'stale', 'error'])(
    'is missing while the state is %s, so that no rule gains by lost data',
    state => {
      const values = {
        [SUMMARY]: { count: 1, worst: state },
        [LATENCY]: { ...healthy, state },
      };
      for (const field of [
        'worst != "exhausted"',
        'met',
        'budgetRemaining > 0',
      ]) {
        expect(evaluate(`slo().${field}`, values)).toEqual({
          kind: 'missing',
          factIds: [SUMMARY],
        });
      }
      for (const field of [
        'state != "exhausted"',
        'state == "no-data"',
        'met',
        'budgetRemaining > 0',
        'alert != "page"',
      ]) {
        expect(evaluate(`slo("checkout-latency").${field}`, values)).toEqual({
          kind: 'missing',
          factIds: [LATENCY],
        });
      }
      expect(evaluate('slo().count == 1', values)).toMatchObject({
        value: true,
      });
    },
  );

  it('is missing where the state alone is known and the answer is not', () => {
    expect(
      evaluate('slo("checkout-latency").met', {
        [LATENCY]: { state: 'no-traffic', target: 0.9, coverage: 1 },
      }),
    ).toEqual({ kind: 'missing', factIds: [LATENCY] });
    expect(
      evaluate('slo("checkout-latency").met || 1 / 0 > 1', {
        [LATENCY]: unknown,
      }),
    ).toEqual({ kind: 'missing', factIds: [LATENCY] });
  });

  it('lets a rule be met by its other side', () => {
    expect(
      evaluate('slo("checkout-latency").met || tier == 1', {}),
    ).toMatchObject({ value: true });
  });

  it('is nothing where the source looked and found no SLO', () => {
    const compiled = compileRule('slo().count >= 1', { expects: 'boolean' });
    expect(
      compiled.kind === 'compiled' &&
        compiled.rule.evaluate({
          entity: { apiVersion: 'v1', kind: 'API', metadata: { name: 'a' } },
          tier: 0,
          now: NOW,
          fact: factId => fact(factId, { kind: 'none' }),
        }),
    ).toEqual({ kind: 'none', factIds: [SUMMARY] });
  });

  it.each<[string, JsonValue]>([
    ['a number', 2],
    ['a list', []],
    ['nothing', null],
  ])('is a fault where the fact holds %s', (_, value) => {
    expect(evaluate('slo().count >= 1', { [SUMMARY]: value })).toEqual({
      kind: 'fault',
      message: `the fact ${SUMMARY} does not hold the state of an SLO`,
    });
  });

  it('never reads what every object has', () => {
    expect(
      compileRule('slo().constructor == null', { expects: 'boolean' }),
    ).toMatchObject({ kind: 'refused' });
    expect(
      evaluate('slo().met', {
        [SUMMARY]: JSON.parse('{"__proto__": {"met": true}}'),
      }),
    ).toEqual({ kind: 'missing', factIds: [SUMMARY] });
  });

  it('tells which facts a rule reads', () => {
    const compiled = compileRule(
      'slo().met && slo("b").met && slo("a").met && slo("a").target > 0.9',
      { expects: 'boolean' },
    );
    expect(compiled).toMatchObject({
      rule: { reads: { factIds: ['slo.objectives', 'slo/a', 'slo/b'] } },
    });
  });

  it.each([
    ['slo(label("slo")).met', 'rule-slo', 'literal name'],
    ['slo("a", "b").met', 'rule-slo', 'literal name'],
    ['slo("Not A Name").met', 'rule-slo', 'literal name'],
    ['slo("a")', 'rule-slo', 'must be followed by .state'],
    ['slo() == 2', 'rule-slo', 'must be followed by .count'],
    ['slo().state == "ok"', 'rule-slo', 'must be followed by .count'],
    ['slo("a").worst == "ok"', 'rule-slo', 'must be followed by .state'],
    ['slo("a")["met"]', 'rule-slo', 'must be followed by .state'],
    ['has(slo("a").met)', 'rule-absence', 'must not gain'],
    ['has(slo().budgetRemaining)', 'rule-absence', 'must not gain'],
  ])('is refused as %s', (expression, code, message) => {
    const compiled = compileRule(expression, { expects: 'boolean' });
    expect(compiled).toMatchObject({
      kind: 'refused',
      problems: [{ code, message: expect.stringContaining(message) }],
    });
  });
});
