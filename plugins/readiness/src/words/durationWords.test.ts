import { englishWords } from '../__testUtils__/englishWords';
import { durationWords } from './durationWords';

const { t } = englishWords();

describe('durationWords', () => {
  it.each([
    [0, '0 s'],
    [0.4, '0 s'],
    [45, '45 s'],
    [60, '1 min'],
    [1_117.8, '18 min 38 s'],
    [98_340, '27 h 19 min'],
    [172_800, '2 days'],
    [2_235_600, '25 days 21 h'],
  ])('tells %d seconds as %s', (seconds, words) => {
    expect(durationWords(t, seconds)).toBe(words);
  });

  it('leaves the sign to the words around it', () => {
    expect(durationWords(t, -8_553.6)).toBe('2 h 22 min');
  });
});
