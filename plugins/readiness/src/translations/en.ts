import { decisionMessages } from './en/decisionMessages';
import { documentMessages } from './en/documentMessages';
import { entityMessages } from './en/entityMessages';
import { evidenceMessages } from './en/evidenceMessages';
import { exemptionPageMessages } from './en/exemptionPageMessages';
import { gatePageMessages } from './en/gatePageMessages';
import { governanceEntityMessages } from './en/governanceEntityMessages';
import { governanceMessages } from './en/governanceMessages';
import { pageMessages } from './en/pageMessages';
import { reviewPageMessages } from './en/reviewPageMessages';
import { sharedMessages } from './en/sharedMessages';
import { sloMessages } from './en/sloMessages';
import { sloPageMessages } from './en/sloPageMessages';

/** The English words, which stand where a language has none of its own. @internal */
export const messages = {
  ...sharedMessages,
  ...decisionMessages,
  ...documentMessages,
  ...entityMessages,
  ...evidenceMessages,
  ...exemptionPageMessages,
  ...gatePageMessages,
  ...governanceEntityMessages,
  ...governanceMessages,
  ...pageMessages,
  ...reviewPageMessages,
  ...sloMessages,
  ...sloPageMessages,
} as const;
