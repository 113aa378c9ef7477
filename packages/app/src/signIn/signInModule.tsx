import { ProxiedSignInPage } from '@backstage/core-components';
import { createFrontendModule } from '@backstage/frontend-plugin-api';
import {
  SignInPageBlueprint,
  type SignInPageProps,
} from '@backstage/plugin-app-react';

/** A guest session needs no answer from the visitor, so it is opened without a page that asks for one. */
const GuestSignInPage = (props: SignInPageProps) => (
  <ProxiedSignInPage {...props} provider="guest" />
);

const guestSignInPage = SignInPageBlueprint.make({
  params: { loader: async () => GuestSignInPage },
});

/** Signs every visitor of the demo portal in as guest. */
export const signInModule = createFrontendModule({
  pluginId: 'app',
  extensions: [guestSignInPage],
});
