import { scopeChange, tierChange } from '../__fixtures__';
import { englishWords } from '../__testUtils__/englishWords';
import { standingChangeWords } from './standingChangeWords';

describe('standingChangeWords', () => {
  const { t } = englishWords();

  it.each([
    [tierChange, 'Tier from 0 to 1'],
    [{ ...tierChange, to: 'undeclared' }, 'Tier from 0 to undeclared'],
    [{ ...tierChange, to: null }, 'Tier from 0 to undeclared'],
    [scopeChange, 'Left the scope of the standard production-readiness'],
    [
      { ...scopeChange, kind: 'gate-scope' as const, subject: 'new-service' },
      'Left the scope of the gate new-service',
    ],
  ])('says what changed', (change, text) => {
    expect(standingChangeWords(t, change)).toBe(text);
  });
});
