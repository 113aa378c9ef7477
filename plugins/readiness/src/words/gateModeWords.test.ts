import { NOW } from '../__fixtures__';
import { englishWords } from '../__testUtils__/englishWords';
import { gateModeWords } from './gateModeWords';

describe('gateModeWords', () => {
  it.each([
    ['block', null, 'Blocks'],
    ['warn', null, 'Warns, never blocks'],
    [
      'warn',
      '2027-02-01T00:00:00.000Z',
      'Warns; blocks from Feb 1, 2027 (in 2 months)',
    ],
    ['warn', '2026-11-01T00:00:00.000Z', 'Blocks'],
  ] as const)('of mode %s, blocking from %s', (mode, blockFrom, text) => {
    expect(
      gateModeWords(englishWords(), { mode, blockFrom }, Date.parse(NOW)),
    ).toBe(text);
  });
});
