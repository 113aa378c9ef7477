import { createTranslationRef } from '@backstage/core-plugin-api/alpha';
import { messages } from './translations/en';

/**
 * All words of the pages. An app changes them with `createTranslationResource`.
 * @public
 */
export const readinessTranslationRef = createTranslationRef({
  id: 'readiness',
  messages,
});
