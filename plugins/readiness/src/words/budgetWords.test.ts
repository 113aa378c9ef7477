import {
  okObjective,
  noDataObjective,
  overspentObjective,
  staleObjective,
} from '../__fixtures__';
import { englishWords } from '../__testUtils__/englishWords';
import {
  attainmentWords,
  budgetOf,
  budgetTime,
  budgetWords,
  exhaustionWords,
} from './budgetWords';
import { burnRateWords } from './burnRateWords';

const words = englishWords();

describe('the words of an error budget', () => {
  it.each([
    [1, '100% left'],
    [0.43125, '43% left'],
    [0.9999, '>99.9% left'],
    [0.0002, '<0.1% left'],
    [0, '0%: nothing left'],
    [-0.33, '-33%: overspent'],
    [-0.0002, '-<0.1%: overspent'],
    [-12, '-1,200%: overspent'],
  ])('tells %d as %s', (remaining, text) => {
    expect(budgetWords(words, remaining)).toBe(text);
  });

  it('has no number where nothing is known', () => {
    expect(budgetWords(words, null)).toBe('Budget not known');
    expect(budgetTime(words, noDataObjective)).toBeNull();
    expect(attainmentWords(words, noDataObjective)).toBe('Not known');
    expect(exhaustionWords(words, noDataObjective)).toBe('Not known');
    expect(burnRateWords(words, null)).toBe('Not known');
  });

  it('keeps the figures of a stale objective, as of when they were counted', () => {
    expect(budgetOf(words, staleObjective)).toMatch(
      /^98% left, as of Nov 22, 2026, .*:00:00/,
    );
    expect(budgetOf(words, okObjective)).toBe('43% left');
  });

  it('tells what is left as time of outage or of bad slices', () => {
    expect(budgetTime(words, okObjective)).toBe('18 min 38 s of full outage');
    expect(budgetTime(words, overspentObjective)).toBe(
      '2 h 22 min of bad slices beyond the budget',
    );
  });

  it('tells how long the budget lasts', () => {
    const lasts = (change: Partial<typeof okObjective>) =>
      exhaustionWords(words, { ...okObjective, ...change });

    expect(lasts({})).toBe('25 days 21 h, at the burn rate of the last hour');
    expect(lasts({ lastsUntilReset: true })).toBe(
      'until the reset of the window',
    );
    expect(lasts({ secondsToExhaustion: null })).toBe(
      'it does not burn at present',
    );
    expect(lasts({ budgetRemaining: 0, secondsToExhaustion: 0 })).toBe(
      'it is used up',
    );
  });

  it.each([
    [0, '0x'],
    [0.004, '<0.01x'],
    [14.4, '14.4x'],
    [15.0484, '15.05x'],
  ])('tells a burn rate of %d as %s', (rate, text) => {
    expect(burnRateWords(words, rate)).toBe(text);
  });
});
