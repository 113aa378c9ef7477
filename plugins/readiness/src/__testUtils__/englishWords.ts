import { mockApis } from '@backstage/test-utils';
import { NOW } from '../__fixtures__';
import { Words } from '../hooks/useWords';
import { readinessTranslationRef } from '../translation';
import { createFormats } from '../words/createFormats';

/** The English words at the instant of the fixtures, for what is put into words without a page. @internal */
export function englishWords(): Words {
  const snapshot = mockApis
    .translation()
    .getTranslation(readinessTranslationRef);
  if (!snapshot.ready) {
    throw new Error('The English words come with the code and are not there');
  }
  return {
    t: snapshot.t,
    formats: createFormats({ language: 'en', now: Date.parse(NOW) }),
  };
}
