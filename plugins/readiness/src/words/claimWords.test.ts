import { englishWords } from '../__testUtils__/englishWords';
import { claimWords } from './claimWords';

describe('claimWords', () => {
  it.each([
    ['reliability-fix', 'Reliability fix'],
    ['change', 'Type of change'],
    ['environment', 'Environment'],
    ['rollback', 'rollback'],
    ['constructor', 'constructor'],
  ])('calls %s "%s"', (kind, words) => {
    expect(claimWords(englishWords().t, kind)).toBe(words);
  });
});
