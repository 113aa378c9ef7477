import { fractionOf } from './fractionOf';

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
