import { createFrontendModule } from '@backstage/frontend-plugin-api';
import { SignInPageBlueprint } from '@backstage/plugin-app-react';
import { PortalSignInPage } from './PortalSignInPage';

const portalSignInPage = SignInPageBlueprint.make({
  params: { loader: async () => PortalSignInPage },
});

/** Signs every visitor of the demo portal in: as guest, or as one of the sample people. */
export const signInModule = createFrontendModule({
  pluginId: 'app',
  extensions: [portalSignInPage],
});
