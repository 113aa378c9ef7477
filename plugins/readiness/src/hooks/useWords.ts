import {
  appLanguageApiRef,
  TranslationFunction,
  useTranslationRef,
} from '@backstage/core-plugin-api/alpha';
import { useApi } from '@backstage/core-plugin-api';
import { useContext } from 'react';
import { ClockContext } from './ClockContext';
import { createFormats, Formats } from '../words/createFormats';
import { readinessTranslationRef } from '../translation';

/** Translates a key of the plugin. @internal */
export type Translate = TranslationFunction<typeof readinessTranslationRef.T>;

/** What a component needs to put something into words. @internal */
export interface Words {
  readonly t: Translate;
  readonly formats: Formats;
}

/**
 * The translation of the plugin, with numbers and times in the language of the app.
 * @internal
 */
export function useWords(): Words {
  const { t } = useTranslationRef(readinessTranslationRef);
  const { language } = useApi(appLanguageApiRef).getLanguage();
  const clock = useContext(ClockContext);
  return { t, formats: createFormats({ language, now: clock() }) };
}
