import { createApp } from '@backstage/frontend-defaults';
import { navigationModule } from './navigation';
import { signInModule } from './signIn';
import { startModule } from './start';

/** The demo portal. All plugins that this package depends on are discovered by `app.packages` in the configuration. */
export const app = createApp({
  features: [navigationModule, signInModule, startModule],
});
