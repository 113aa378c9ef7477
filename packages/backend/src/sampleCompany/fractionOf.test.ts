import { fractionOf, fractionsOf } from './fractionOf';

describe('fractionOf', () => {
  it('gives the same number for the same words, and another for others', () => {
    expect(fractionOf('basket', 'store')).toBe(fractionOf('basket', 'store'));
    expect(fractionOf('basket', 'store')).not.toBe(
      fractionOf('basket', 'strategy'),
    );
  });

  it('spreads similar words evenly between 0 and 1', () => {
    const tenths = new Array<number>(10).fill(0);
    for (let index = 0; index < 10_000; index++) {
      tenths[Math.floor(fractionOf('service', index) * 10)] += 1;
    }
    expect(Math.min(...tenths)).toBeGreaterThan(850);
    expect(Math.max(...tenths)).toBeLessThan(1_150);
  });
});

describe('fractionsOf', () => {
  const fraction = fractionsOf('checkout', 'load');
  const many = [...Array(10_000).keys()].map(fraction);

  it('gives the same fraction for the same words and number', () => {
    expect(fractionsOf('checkout', 'load')(17)).toBe(fraction(17));
    expect(fractionsOf('checkout', 'bad')(17)).not.toBe(fraction(17));
  });

  it('spreads them evenly', () => {
    expect(many.every(item => item >= 0 && item < 1)).toBe(true);
    for (const tenth of [0, 1, 2, 3, 4, 5, 6, 7, 8, 9]) {
      const within = many.filter(item => Math.floor(item * 10) === tenth);
      expect(Math.abs(within.length - 1_000)).toBeLessThan(150);
    }
  });
});
