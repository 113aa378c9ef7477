import { createTranslationRef } from '@backstage/core-plugin-api/alpha';
import { messages } from './translations/en';

/**
 * All words of the pages. An app changes them with `createTranslationResource`;
 * German comes along.
 * @public
 */
export const readinessTranslationRef = createTranslationRef({
  id: 'readiness',
  messages,
  translations: { de: () => import('./translations/de') },
});
