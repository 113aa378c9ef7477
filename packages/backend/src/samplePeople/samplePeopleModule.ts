import {
  coreServices,
  createBackendModule,
} from '@backstage/backend-plugin-api';
import { ConfigReader } from '@backstage/config';
import {
  authProvidersExtensionPoint,
  createProxyAuthProviderFactory,
} from '@backstage/plugin-auth-node';
import { personAuthenticator, samplePeopleNames } from './personAuthenticator';

/**
 * Lets visitors of the demo portal be one of the people of the sample company, so that what needs two people can be tried
 * by one: `app.people` says whom.
 * @internal
 */
export const samplePeopleModule = createBackendModule({
  pluginId: 'auth',
  moduleId: 'sample-people',
  register(reg) {
    reg.registerInit({
      deps: {
        providers: authProvidersExtensionPoint,
        config: coreServices.rootConfig,
      },
      async init({ providers, config }) {
        const names = samplePeopleNames(config);
        const create = createProxyAuthProviderFactory({
          authenticator: personAuthenticator,
          signInResolver: async ({ result: { name } }, context) =>
            context.signInWithCatalogUser({ entityRef: { name } }),
        });
        providers.registerProvider({
          providerId: 'sample-people',
          factory: options =>
            create({ ...options, config: new ConfigReader({ names }) }),
        });
      },
    });
  },
});
