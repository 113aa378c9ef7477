import fc from 'fast-check';
import { didYouMean, suggest } from './suggest';

const KEYS = ['title', 'tiers', 'target', 'weight', 'warn'];

describe('suggest', () => {
  it.each([
    ['titel', 'title'],
    ['tier', 'tiers'],
    ['Weight', 'weight'],
    ['wieght', 'weight'],
    ['traget', 'target'],
  ])('takes %s for %s', (word, meant) => {
    expect(suggest(word, KEYS)).toBe(meant);
  });

  it.each(['', 'x', 'owner', 'x'.repeat(1_000_000)])(
    'offers nothing for a word that is near to none',
    word => {
      expect(suggest(word, KEYS)).toBeUndefined();
      expect(didYouMean(word, KEYS)).toBeUndefined();
    },
  );

  it('finds a word again after any one slip', () => {
    fc.assert(
      fc.property(
        fc.stringMatching(/^[a-z]{6,20}$/),
        fc.nat(),
        fc.stringMatching(/^[a-z]?$/),
        (word, position, letter) => {
          const at = position % word.length;
          const slip = word.slice(0, at) + letter + word.slice(at + 1);
          expect(suggest(slip, [word])).toBe(word);
        },
      ),
      { numRuns: 2_000 },
    );
  });
});
