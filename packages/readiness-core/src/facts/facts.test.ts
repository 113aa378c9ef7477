import { factOf, noneOf } from '../evaluation/__testUtils__/fixtures';
import { chooseOwningFacts } from './chooseOwningFacts';
import { freshnessOf } from './freshnessOf';

const fact = (freshFor?: number) =>
  factOf('number', 1, { observedAt: 1_000, freshFor });

describe('freshnessOf', () => {
  it.each([
    ['always, when nobody says how long', fact(), {}, 1e15, { kind: 'fresh' }],
    ['before its end', fact(100), {}, 1_099, { kind: 'fresh', until: 1_100 }],
    ['at its end', fact(100), {}, 1_100, { kind: 'expired' }],
    [
      'by the check over the fact',
      fact(100),
      { freshFor: 9 },
      1_009,
      { kind: 'expired' },
    ],
    [
      'by the check for longer too',
      fact(1),
      { freshFor: 99 },
      1_050,
      { kind: 'fresh', until: 1_099 },
    ],
    [
      'within its grace',
      fact(100),
      { graceFor: 50 },
      1_100,
      { kind: 'stale', until: 1_150 },
    ],
    [
      'at the end of its grace',
      fact(100),
      { graceFor: 50 },
      1_150,
      { kind: 'expired' },
    ],
    [
      'never, when it may be no age at all',
      fact(0),
      {},
      1_000,
      { kind: 'expired' },
    ],
    [
      'when it is from the future',
      fact(100),
      {},
      5,
      { kind: 'fresh', until: 1_100 },
    ],
  ])('holds %s', (_, observed, limits, now, expected) => {
    expect(freshnessOf(observed, { graceFor: 0, ...limits }, now)).toEqual(
      expected,
    );
  });
});

describe('chooseOwningFacts', () => {
  const at = (source: string, value: number, observedAt: number) =>
    factOf('number', value, { source, observedAt });
  const chosen = (facts: ReturnType<typeof at>[], priority?: string[]) =>
    chooseOwningFacts(facts, priority).get('number');

  it('takes the newest of a source', () => {
    expect(chosen([at('a', 1, 5), at('a', 2, 9), at('a', 3, 7)])).toEqual(
      at('a', 2, 9),
    );
  });

  it('takes the source of higher priority, though it is older', () => {
    expect(chosen([at('a', 1, 9), at('b', 2, 1)], ['b', 'a'])).toEqual(
      at('b', 2, 1),
    );
  });

  it('takes a ranked source before others, and those by name', () => {
    expect(chosen([at('a', 1, 9), at('z', 2, 1)], ['z'])).toEqual(
      at('z', 2, 1),
    );
    expect(chosen([at('b', 1, 9), at('a', 2, 1)])).toEqual(at('a', 2, 1));
  });

  it('does not fall through to another source when the owner found nothing', () => {
    const nothing = { ...noneOf('number'), source: 'b' };
    expect(chosen([at('a', 1, 9), nothing], ['b'])).toEqual(nothing);
  });

  it('takes the same one of two at the same instant, in either order', () => {
    const [one, two] = [at('a', 1, 5), at('a', 2, 5)];
    expect(chosen([one, two])).toEqual(chosen([two, one]));
  });
});
