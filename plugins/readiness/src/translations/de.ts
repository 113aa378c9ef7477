import { entityMessages } from './de/entityMessages';
import { pageMessages } from './de/pageMessages';
import { sharedMessages } from './de/sharedMessages';

/** German; a word that is missing here would not compile. */
const germanMessages = {
  ...sharedMessages,
  ...entityMessages,
  ...pageMessages,
};

export { germanMessages as default };
