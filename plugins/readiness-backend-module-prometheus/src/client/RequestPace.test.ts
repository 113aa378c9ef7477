import fc from 'fast-check';
import { RequestPace } from './RequestPace';

describe('RequestPace', () => {
  it('lets as many begin at once as may begin in a second', () => {
    const pace = new RequestPace(3);
    expect([0, 0, 0, 0, 0].map(now => pace.plan(now))).toEqual([
      0, 0, 0, 1000, 1000,
    ]);
  });

  it('takes what began before a pause into account', () => {
    const pace = new RequestPace(2);
    expect([0, 900, 950, 1500].map(now => pace.plan(now))).toEqual([
      0, 0, 50, 400,
    ]);
  });

  it('never lets more begin within one second, and none wait without need', () => {
    const pauses = fc.array(fc.nat({ max: 1500 }), { maxLength: 100 });
    fc.assert(
      fc.property(fc.integer({ min: 1, max: 10 }), pauses, (most, gaps) => {
        const pace = new RequestPace(most);
        let now = 0;
        const begins = gaps.map(gap => {
          now += gap;
          return { now, begin: now + pace.plan(now) };
        });
        begins.forEach(({ now: asked, begin }, index) => {
          const before = begins[index - most]?.begin ?? -Infinity;
          expect(begin).toBe(Math.max(asked, before + 1000));
        });
      }),
    );
  });
});
