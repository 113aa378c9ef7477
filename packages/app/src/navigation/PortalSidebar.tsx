import {
  Sidebar,
  SidebarDivider,
  SidebarGroup,
  SidebarItem,
  SidebarScrollWrapper,
  SidebarSpace,
} from '@backstage/core-components';
import type { NavContentComponentProps } from '@backstage/plugin-app-react';
import { UserSettingsSignInAvatar } from '@backstage/plugin-user-settings';
import MenuIcon from '@material-ui/icons/Menu';
import { PersonMenu } from '../signIn';
import { PortalLogo } from './PortalLogo';

/** The pages that the plugins offer, readiness first. */
export const PortalSidebar = ({ navItems }: NavContentComponentProps) => {
  const nav = navItems.withComponent(item => (
    <SidebarItem
      key={item.href}
      icon={() => item.icon}
      to={item.href}
      text={item.title}
    />
  ));
  // Taken and not shown: the graph is reached from an entity, where it has something to start from.
  nav.take('page:catalog-graph');
  const settings = nav.take('page:user-settings');

  return (
    <Sidebar>
      <PortalLogo />
      <SidebarDivider />
      <SidebarGroup label="Menu" icon={<MenuIcon />}>
        <SidebarScrollWrapper>
          {nav.take('page:readiness')}
          {nav.take('page:catalog')}
          {nav.take('page:api-docs')}
          {nav.rest({ sortBy: 'title' })}
        </SidebarScrollWrapper>
      </SidebarGroup>
      <SidebarSpace />
      <SidebarDivider />
      <PersonMenu />
      <SidebarGroup
        label="Settings"
        icon={<UserSettingsSignInAvatar />}
        to="/settings"
      >
        {settings}
      </SidebarGroup>
    </Sidebar>
  );
};
