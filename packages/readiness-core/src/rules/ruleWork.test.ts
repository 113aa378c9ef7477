import { JsonValue } from '@backstage/types';
import { Fact } from '../facts/types';
import { compileRule } from './compileRule';
import { RULE_LIMITS } from './limits';

const NOW = Date.parse('2026-11-20T10:00:00Z');

const entity = {
  apiVersion: 'backstage.io/v1alpha1',
  kind: 'Component',
  metadata: { name: 'orders' },
};

/** Evaluates a rule and counts how often it looks at a fact: a measure of work that no machine changes. */
function looksOf(expression: string, values: Record<string, JsonValue>) {
  const compilation = compileRule(expression, { expects: 'boolean' });
  if (compilation.kind === 'refused') {
    throw new Error(compilation.problems[0].message);
  }
  let looks = 0;
  const outcome = compilation.rule.evaluate({
    entity,
    tier: 1,
    now: NOW,
    fact: (factId): Fact => {
      looks += 1;
      return {
        factId,
        observation: { kind: 'value', value: values[factId] },
        observedAt: NOW,
        source: 'test',
        provenance: 'measured',
      };
    },
  });
  return { outcome, looks };
}

const longest = [...new Array(RULE_LIMITS.listLength).keys()];

describe('the work of a rule', () => {
  it('ends after every pair of the two longest lists', () => {
    const { outcome, looks } = looksOf(
      'fact("a").value.all(x, fact("b").value.all(y, fact("c").value > x - y))',
      { a: longest, b: longest, c: 1_000 },
    );
    expect(outcome).toEqual({ kind: 'value', value: true });
    expect(looks).toBe(1 + 200 + 200 * 200);
  });

  it('stays within the cost that is allowed, for the dearest rule that is', () => {
    const looking = (count: number) =>
      `fact("a").value.all(x, fact("b").value.all(y, ${new Array(count)
        .fill('fact("c").value > x')
        .join(' && ')}))`;
    const counts = [...new Array(60).keys()].map(count => count + 1);
    const allowed = counts.filter(
      count =>
        compileRule(looking(count), { expects: 'boolean' }).kind === 'compiled',
    );
    const dearest = Math.max(...allowed);
    expect(dearest).toBeLessThan(60);
    expect(allowed).toEqual(counts.slice(0, dearest));
    const { looks } = looksOf(looking(dearest), {
      a: longest,
      b: longest,
      c: 1_000,
    });
    expect(looks).toBeLessThan(RULE_LIMITS.cost);
  });

  it('does not grow when a list is added to itself', () => {
    const sum = new Array(30).fill('fact("a").value').join(' + ');
    expect(
      looksOf(`(${sum}).exists(x, x == -1)`, { a: longest }),
    ).toMatchObject({ outcome: { kind: 'fault' }, looks: 2 });
  });

  it('does not grow when a text is added to itself', () => {
    const sum = new Array(30).fill('fact("a").value').join(' + ');
    expect(
      looksOf(`(${sum}).contains("b")`, { a: 'a'.repeat(5_000) }),
    ).toMatchObject({ outcome: { kind: 'fault' } });
  });

  it.each([
    ['duration(fact("a").value) > duration("1h")', '1'.repeat(10_000)],
    ['timestamp(fact("a").value) < now', '2'.repeat(10_000)],
    ['double(fact("a").value) > 1', '1'.repeat(10_000)],
    ['int(fact("a").value) > 1', '1'.repeat(10_000)],
    ['fact("a").value.matches("^(a+)+$")', `${'a'.repeat(9_999)}b`],
  ])('is linear in a long text: %s', (expression, value) => {
    const { outcome } = looksOf(expression, { a: value });
    expect(outcome).not.toEqual({ kind: 'value', value: true });
  });
});
