import { checkedObjective, UNKNOWN } from '../__testUtils__/checkedObjective';
import { judgeSlos } from './judgeSlos';
import { CheckedObjective } from './types';

const PATHS = { paths: ['slos'] };
const FINE = checkedObjective();
const EXHAUSTED = checkedObjective({
  definition: { name: 'empty' },
  status: { state: 'exhausted', budgetRemaining: 0 },
});
const OVERSPENT = checkedObjective({
  definition: { name: 'overspent' },
  status: { state: 'exhausted', budgetRemaining: -0.2 },
});
const UNAVAILABLE = unread('unavailable', 'stale');
const REFUSED = unread('refused', 'error');
const NEVER = checkedObjective({
  outcome: { kind: 'never' },
  status: { ...UNKNOWN, state: 'error', reason: 'Not computed yet' },
});
const WITHOUT_DATA = checkedObjective({
  status: { ...UNKNOWN, state: 'no-data', reason: 'There is no data' },
});

function unread(
  kind: 'unavailable' | 'refused',
  state: 'stale' | 'error',
): CheckedObjective {
  const reason = `It is ${kind}`;
  return checkedObjective({
    outcome: { kind, reason },
    status: { ...UNKNOWN, state, reason },
  });
}

describe('judgeSlos', () => {
  it.each([
    ['a budget is left', [FINE], 0],
    ['a budget is exactly spent', [FINE, EXHAUSTED], 1],
    ['a budget is overspent', [FINE, OVERSPENT], 1],
    ['there is no data', [WITHOUT_DATA], 0],
    ['some cannot be reached', [FINE, UNAVAILABLE], 0],
    ['some are refused', [FINE, REFUSED, NEVER], 0],
    ['some are refused and one is exhausted', [EXHAUSTED, REFUSED], 1],
    ['none can be reached', [UNAVAILABLE, UNAVAILABLE], 2],
    ['all are refused', [REFUSED], 2],
    ['none is ever asked for', [NEVER], 2],
    ['there is no SLO', [], 2],
  ])('answers when %s', (_, objectives, exitCode) => {
    expect(judgeSlos({ objectives }, PATHS).exitCode).toBe(exitCode);
  });

  it('names what is exhausted, each SLO once', () => {
    const { messages } = judgeSlos(
      { objectives: [EXHAUSTED, EXHAUSTED, OVERSPENT, FINE] },
      PATHS,
    );

    expect(messages).toEqual([
      '3 of 4 objectives have no error budget left: empty, overspent',
    ]);
  });

  it('says of how many nobody knows how they stand', () => {
    const { messages } = judgeSlos({ objectives: [FINE, REFUSED] }, PATHS);

    expect(messages).toEqual([
      '1 of 2 objectives could not be read, so nobody knows how they stand',
    ]);
  });

  it('gives each reason once when nothing could be read', () => {
    const { messages } = judgeSlos(
      { objectives: [UNAVAILABLE, UNAVAILABLE, REFUSED] },
      PATHS,
    );

    expect(messages).toEqual([
      'None of the 3 objectives could be read',
      'It is unavailable',
      'It is refused',
    ]);
  });

  it('says where there was no SLO', () => {
    const { messages } = judgeSlos({ objectives: [] }, PATHS);

    expect(messages).toEqual([expect.stringContaining('slos')]);
  });
});
