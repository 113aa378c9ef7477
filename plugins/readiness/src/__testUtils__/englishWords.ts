import { mockApis } from '@backstage/test-utils';
import { NOW } from '../__fixtures__';
import { Words } from '../hooks/useWords';
import { createFormats } from '../words/createFormats';
import { anyWordsRef, createTranslate } from '../words/Translate';

/** The English words at the instant of the fixtures, for what is put into words without a page. @internal */
export function englishWords(): Words {
  const snapshot = mockApis.translation().getTranslation(anyWordsRef);
  if (!snapshot.ready) {
    throw new Error('The English words come with the code and are not there');
  }
  return {
    t: createTranslate(snapshot.t),
    formats: createFormats({ language: 'en', now: Date.parse(NOW) }),
  };
}
