import { decisionMessages } from './en/decisionMessages';
import { entityMessages } from './en/entityMessages';
import { pageMessages } from './en/pageMessages';
import { sharedMessages } from './en/sharedMessages';
import { sloMessages } from './en/sloMessages';
import { sloPageMessages } from './en/sloPageMessages';

/** The English words, which stand where a language has none of its own. @internal */
export const messages = {
  ...sharedMessages,
  ...decisionMessages,
  ...entityMessages,
  ...pageMessages,
  ...sloMessages,
  ...sloPageMessages,
} as const;
