import { entityMessages } from './en/entityMessages';
import { pageMessages } from './en/pageMessages';
import { sharedMessages } from './en/sharedMessages';

/** The English words, which stand where a language has none of its own. @internal */
export const messages = {
  ...sharedMessages,
  ...entityMessages,
  ...pageMessages,
} as const;
