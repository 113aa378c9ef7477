import { createFrontendPlugin } from '@backstage/frontend-plugin-api';
import PlaylistAddCheckIcon from '@material-ui/icons/PlaylistAddCheck';
import { entitiesRouteRef, rootRouteRef, templateRouteRef } from '../routes';
import { governanceApi, readinessApi } from './apis';
import {
  entityReadinessCard,
  entityReadinessContent,
  entitySlosCard,
  entitySlosContent,
} from './entity';
import { readinessPage } from './pages';

/** The plugin for the new frontend system. @alpha */
export const readinessPlugin = createFrontendPlugin({
  pluginId: 'readiness',
  title: 'Readiness',
  icon: <PlaylistAddCheckIcon fontSize="inherit" />,
  info: { packageJson: () => import('../../package.json') },
  routes: { root: rootRouteRef, entities: entitiesRouteRef },
  externalRoutes: { template: templateRouteRef },
  extensions: [
    readinessApi,
    governanceApi,
    readinessPage,
    entityReadinessCard,
    entityReadinessContent,
    entitySlosCard,
    entitySlosContent,
  ],
});
