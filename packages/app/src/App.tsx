import { createApp } from '@backstage/frontend-defaults';
import { navigationModule } from './navigation';
import { signInModule } from './signIn';

/** The demo portal. All plugins that this package depends on are discovered by `app.packages` in the configuration. */
export const app = createApp({
  features: [navigationModule, signInModule],
});
