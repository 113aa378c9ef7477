import { decisionMessages } from './de/decisionMessages';
import { documentMessages } from './de/documentMessages';
import { entityMessages } from './de/entityMessages';
import { evidenceMessages } from './de/evidenceMessages';
import { exemptionPageMessages } from './de/exemptionPageMessages';
import { gatePageMessages } from './de/gatePageMessages';
import { governanceEntityMessages } from './de/governanceEntityMessages';
import { governanceMessages } from './de/governanceMessages';
import { pageMessages } from './de/pageMessages';
import { reviewPageMessages } from './de/reviewPageMessages';
import { sharedMessages } from './de/sharedMessages';
import { sloMessages } from './de/sloMessages';
import { sloPageMessages } from './de/sloPageMessages';

/** German; a word that is missing here would not compile. */
const germanMessages = {
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
};

export { germanMessages as default };
