import { FactMissing, NothingObserved } from './ruleErrors';

describe.each([FactMissing, NothingObserved])('%p', Gap => {
  it('is an error to the library, without the cost of a stack', () => {
    const gap = new Gap('ci.runs');
    expect(gap).toBeInstanceOf(Error);
    expect(gap).toBeInstanceOf(Gap);
    expect('stack' in gap && gap.stack).toBeFalsy();
    expect(gap.factId).toBe('ci.runs');
  });
});
