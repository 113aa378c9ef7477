import { isValidElement } from 'react';
import { englishWords } from '../__testUtils__/englishWords';

describe('Translate', () => {
  const { t } = englishWords();

  it('puts values into the words of a key', () => {
    expect(t('gatesPage.empty')).toBe('No gate is published');
    expect(t('gatesPage.answerCount', { answer: 'allow', number: '3' })).toBe(
      'allow: 3',
    );
  });

  it('chooses the words for the number', () => {
    expect(
      [1, 2].map(count => t('decision.days', { count, number: `${count}` })),
    ).toEqual(['1 day', '2 days']);
  });

  it('gives an element for an element', () => {
    const words = t('gatesPage.reviewWhen', {
      group: 'sre',
      when: <code>tier == 0</code>,
    });
    expect(isValidElement(words)).toBe(true);
  });

  it('takes no other key and no other values', () => {
    const mistakes = [
      // @ts-expect-error There is no such key.
      () => t('gatesPage.nothing'),
      // @ts-expect-error It has a place for a date.
      () => t('gatesPage.warnsUntil'),
      // @ts-expect-error One place of two stays empty.
      () => t('gatesPage.answerCount', { answer: 'allow' }),
      // @ts-expect-error There is no place of that name.
      () => t('gatesPage.claimedChange', { change: 'major', other: 'x' }),
      // @ts-expect-error The number chooses the words.
      () => t('decision.days', { number: '1' }),
    ];
    expect(mistakes).toHaveLength(5);
  });
});
