import {
  coreServices,
  createBackendModule,
} from '@backstage/backend-plugin-api';
import { scaffolderActionsExtensionPoint } from '@backstage/plugin-scaffolder-node';
import { createGateCheckAction } from './actions/createGateCheckAction';
import { createReviewRequestAction } from './actions/createReviewRequestAction';

/**
 * Adds the actions `readiness:gate:check` and `readiness:review:request` to the scaffolder.
 * @public
 */
export const scaffolderModuleReadiness = createBackendModule({
  pluginId: 'scaffolder',
  moduleId: 'readiness',
  register(registration) {
    registration.registerInit({
      deps: {
        actions: scaffolderActionsExtensionPoint,
        auth: coreServices.auth,
        discovery: coreServices.discovery,
      },
      async init({ actions, auth, discovery }) {
        actions.addActions(
          createGateCheckAction({ auth, discovery }),
          createReviewRequestAction({ auth, discovery }),
        );
      },
    });
  },
});
