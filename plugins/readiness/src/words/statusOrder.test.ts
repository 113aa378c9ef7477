import { results } from '../__fixtures__';
import { groupByCategory, sortResults } from './statusOrder';

describe('sortResults', () => {
  it('puts failures first, then warn, no data and error, then what is met', () => {
    expect(sortResults(results).map(({ status }) => status)).toEqual([
      'fail',
      'warn',
      'no-data',
      'error',
      'fail',
      'pass',
      'not-applicable',
    ]);
  });

  it('puts an exempt failure after everything that somebody must act on', () => {
    const order = sortResults(results).map(({ checkId }) => checkId);
    expect(order.indexOf('vulnerabilities')).toBeGreaterThan(
      order.indexOf('budget-policy'),
    );
  });

  it('puts the heavier of two checks with one status first', () => {
    const [first] = results;
    const light = { ...first, checkId: 'light', weight: 1 };
    expect(sortResults([light, first])[0].checkId).toBe(first.checkId);
  });

  it('leaves what it was given as it is', () => {
    const given = [...results];
    sortResults(given);
    expect(given).toEqual(results);
  });
});

describe('groupByCategory', () => {
  it('orders categories by their most urgent result and loses nothing', () => {
    const groups = groupByCategory(results);
    expect(groups.map(({ category }) => category)).toEqual([
      'incident-response',
      'delivery',
      'security',
      'resilience',
    ]);
    expect(groups.flatMap(group => group.results)).toHaveLength(results.length);
  });
});
