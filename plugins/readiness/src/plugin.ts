import {
  createComponentExtension,
  createPlugin,
  createRoutableExtension,
} from '@backstage/core-plugin-api';
import { governanceApiFactory, readinessApiFactory } from './api';
import { entitiesRouteRef, rootRouteRef, templateRouteRef } from './routes';

/** The plugin for the legacy frontend system. @public */
export const readinessPlugin = createPlugin({
  id: 'readiness',
  apis: [readinessApiFactory, governanceApiFactory],
  routes: { root: rootRouteRef, entities: entitiesRouteRef },
  externalRoutes: { template: templateRouteRef },
});

/** Adoption, standards, ownership and the lists below them. Mount it at `/readiness`. @public */
export const ReadinessPage = readinessPlugin.provide(
  createRoutableExtension({
    name: 'ReadinessPage',
    mountPoint: rootRouteRef,
    component: () =>
      import('./components/ReadinessPage').then(m => m.ReadinessPage),
  }),
);

/** A card for the overview of an entity page. @public */
export const EntityReadinessCard = readinessPlugin.provide(
  createComponentExtension({
    name: 'EntityReadinessCard',
    component: {
      lazy: () =>
        import('./components/EntityReadinessCard').then(
          m => m.EntityReadinessCard,
        ),
    },
  }),
);

/** The tab of an entity page. Mount it at `/readiness` below the page of the entity. @public */
export const EntityReadinessContent = readinessPlugin.provide(
  createComponentExtension({
    name: 'EntityReadinessContent',
    component: {
      lazy: () =>
        import('./components/EntityReadinessContent').then(
          m => m.EntityReadinessContent,
        ),
    },
  }),
);

/** A card with the objectives of an entity, for the overview of its page. @public */
export const EntitySlosCard = readinessPlugin.provide(
  createComponentExtension({
    name: 'EntitySlosCard',
    component: {
      lazy: () =>
        import('./components/EntitySlosCard').then(m => m.EntitySlosCard),
    },
  }),
);

/** The objectives of an entity as a tab of their own; `EntityReadinessContent` has them as well. @public */
export const EntitySlosContent = readinessPlugin.provide(
  createComponentExtension({
    name: 'EntitySlosContent',
    component: {
      lazy: () =>
        import('./components/EntitySlos').then(m => m.EntitySlosContent),
    },
  }),
);
