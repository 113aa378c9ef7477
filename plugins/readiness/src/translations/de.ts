import { createTranslationMessages } from '@backstage/core-plugin-api/alpha';
import { readinessTranslationRef } from '../translation';
import { entityMessages } from './de/entityMessages';
import { pageMessages } from './de/pageMessages';
import { sharedMessages } from './de/sharedMessages';

const germanMessages = createTranslationMessages({
  ref: readinessTranslationRef,
  full: true,
  messages: { ...sharedMessages, ...entityMessages, ...pageMessages },
});

export { germanMessages as default };
