import { afterFailure, HandingOver, isResting } from './digestState';

const HOUR = 3_600_000;
const DAY = 24 * HOUR;
const WEEK = 7 * DAY;
const BEGUN: HandingOver = {
  ...{ from: 3, at: 0 },
  next: { through: 9, at: DAY },
};
const FAILING: HandingOver = {
  ...BEGUN,
  failing: { since: DAY, triedAt: DAY, first: { through: 8, at: DAY } },
};

describe('isResting', () => {
  it.each`
    now               | rests
    ${DAY}            | ${true}
    ${DAY + HOUR - 1} | ${true}
    ${DAY + HOUR}     | ${false}
    ${DAY - 1}        | ${false}
  `('at $now: $rests', ({ now, rests }) => {
    expect(isResting(FAILING, now)).toBe(rests);
  });

  it('rests after failures only', () => {
    expect(isResting(BEGUN, DAY)).toBe(false);
  });
});

describe('afterFailure', () => {
  it('remembers when it began, and what the digest that failed first was of', () => {
    expect(afterFailure(BEGUN, 8, DAY)).toEqual({
      ...{ state: FAILING, hasGivenUp: false },
    });
    const later = { ...FAILING, next: { through: 20, at: 2 * DAY } };
    expect(afterFailure(later, 20, 2 * DAY).state).toEqual({
      ...later,
      failing: { ...FAILING.failing, triedAt: 2 * DAY },
    });
  });

  it('gives up a digest after a week, and waits for the next period', () => {
    expect(afterFailure(FAILING, 8, DAY + WEEK - 1).hasGivenUp).toBe(false);
    expect(afterFailure(FAILING, 8, DAY + WEEK)).toEqual({
      ...{ state: { from: 8, at: DAY }, hasGivenUp: true },
    });
  });

  it('gives up what failed for a week only, and goes on with what came later for a week of its own', () => {
    const now = DAY + WEEK;
    const next = { through: 40, at: now };
    expect(afterFailure({ ...FAILING, next }, 38, now)).toEqual({
      state: {
        ...{ from: 8, at: DAY, next },
        failing: { since: now, triedAt: now, first: { through: 38, at: now } },
      },
      hasGivenUp: true,
    });
  });

  it('counts the week from now when the clock was set back', () => {
    const { state } = afterFailure(FAILING, 8, HOUR);
    expect(state.failing).toMatchObject({ since: HOUR, triedAt: HOUR });
  });
});
