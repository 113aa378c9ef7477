import {
  createFrontendModule,
  PageBlueprint,
} from '@backstage/frontend-plugin-api';

const startPage = PageBlueprint.make({
  name: 'start',
  params: {
    path: '/',
    noHeader: true,
    loader: () => import('./StartPage').then(m => <m.StartPage />),
  },
});

/** What the portal shows at its root. */
export const startModule = createFrontendModule({
  pluginId: 'app',
  extensions: [startPage],
});
