import {
  appLanguageApiRef,
  useTranslationRef,
} from '@backstage/core-plugin-api/alpha';
import { useApi } from '@backstage/core-plugin-api';
import { useContext, useMemo } from 'react';
import { ClockContext } from './ClockContext';
import { createFormats, Formats } from '../words/createFormats';
import { anyWordsRef, createTranslate, Translate } from '../words/Translate';

export type { Translate } from '../words/Translate';

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
  const { t: translateAny } = useTranslationRef(anyWordsRef);
  const t = useMemo(() => createTranslate(translateAny), [translateAny]);
  const { language } = useApi(appLanguageApiRef).getLanguage();
  const clock = useContext(ClockContext);
  return { t, formats: createFormats({ language, now: clock() }) };
}
