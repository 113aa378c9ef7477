import { endOfDay } from '../../words/endOfDay';
import { conditionsOf, withCondition } from './conditions';

describe('conditions', () => {
  const [row] = withCondition([], 'group:default/checkout');
  const complete = { ...row, text: ' Link the load test ', day: '2027-01-31' };

  it('are none where there is no row', () => {
    expect(conditionsOf([])).toEqual([]);
  });

  it('are due at the end of their day, by the owner of the entity unless said otherwise', () => {
    expect(conditionsOf([complete])).toEqual([
      {
        text: 'Link the load test',
        owner: 'group:default/checkout',
        dueAt: endOfDay('2027-01-31'),
      },
    ]);
  });

  it.each([
    ['text', { ...complete, text: ' ' }],
    ['owner', { ...complete, owner: '' }],
    ['day', { ...complete, day: '' }],
  ])('are not complete without %s', (_, incomplete) => {
    expect(conditionsOf([complete, incomplete])).toBeUndefined();
  });

  it('keeps its rows apart when one between was removed', () => {
    const rows = withCondition(withCondition([row], ''), '');
    const [first, , third] = rows;
    const keys = withCondition([first, third], '').map(({ key }) => key);

    expect(new Set(keys).size).toBe(3);
  });
});
