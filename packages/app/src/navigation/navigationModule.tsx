import { createFrontendModule } from '@backstage/frontend-plugin-api';
import { NavContentBlueprint } from '@backstage/plugin-app-react';
import { PortalSidebar } from './PortalSidebar';

const portalNavigation = NavContentBlueprint.make({
  params: { component: PortalSidebar },
});

/** The sidebar of the demo portal. */
export const navigationModule = createFrontendModule({
  pluginId: 'app',
  extensions: [portalNavigation],
});
