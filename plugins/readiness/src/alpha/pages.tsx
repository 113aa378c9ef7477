import { Content } from '@backstage/core-components';
import { PageBlueprint } from '@backstage/frontend-plugin-api';
import { rootRouteRef } from '../routes';

/** Adoption, standards, ownership and the lists below them, under the header of the app. @internal */
export const readinessPage = PageBlueprint.make({
  params: {
    path: '/readiness',
    title: 'Readiness',
    routeRef: rootRouteRef,
    loader: () =>
      import('../components/ReadinessPage').then(m => (
        <Content>
          <m.ReadinessPageContent />
        </Content>
      )),
  },
});
