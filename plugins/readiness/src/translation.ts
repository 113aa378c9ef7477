import { createTranslationRef } from '@backstage/core-plugin-api/alpha';
import { messages } from './translations/en';

/** The keys of the words without the words themselves, which the framework would compare at each use. */
type KeysOf<Tree> = {
  readonly [Key in keyof Tree]: Tree[Key] extends string
    ? string
    : KeysOf<Tree[Key]>;
};
const keyed: KeysOf<typeof messages> = messages;

/**
 * All words of the pages. An app changes them with `createTranslationResource`;
 * German comes along.
 * @public
 */
export const readinessTranslationRef = createTranslationRef({
  id: 'readiness',
  messages: keyed,
  translations: { de: () => import('./translations/de') },
});
