import { sloCounts } from '../__fixtures__';
import { englishWords } from '../__testUtils__/englishWords';
import { adoptionBudgetWords } from './adoptionBudgetWords';

const words = englishWords();

describe('adoptionBudgetWords', () => {
  it('compares within one tier, with counts', () => {
    expect(
      adoptionBudgetWords(words, {
        tier: 0,
        adopters: sloCounts({ ok: 5, exhausted: 2 }),
        nonAdopters: sloCounts({ ok: 1, exhausted: 4 }),
        adoptersWithoutSlo: 1,
        nonAdoptersWithoutSlo: 1,
      }),
    ).toBe('Tier 0: 5 of 7 adopters ok, 1 of 5 others ok; 2 without SLO');
  });

  it('says where there are too few on one side to compare', () => {
    expect(
      adoptionBudgetWords(words, {
        tier: null,
        adopters: sloCounts({ ok: 1 }),
        nonAdopters: sloCounts({}),
        adoptersWithoutSlo: 0,
        nonAdoptersWithoutSlo: 0,
      }),
    ).toBe(
      'Tier undeclared: 1 of 1 adopter ok, no other with an SLO; too few to compare',
    );
  });
});
