import { Entity } from '@backstage/catalog-model';
import { permissionApiRef } from '@backstage/plugin-permission-react';
import {
  catalogApiRef,
  EntityProvider,
  entityRouteRef,
} from '@backstage/plugin-catalog-react';
import { catalogApiMock } from '@backstage/plugin-catalog-react/testUtils';
import {
  mockApis,
  renderInTestApp,
  TestApiProvider,
} from '@backstage/test-utils';
import { AuthorizeResult } from '@backstage/plugin-permission-common';
import { GovernanceApi, ReadinessApi } from 'backstage-plugin-readiness-common';
import { ReactElement } from 'react';
import { useLocation } from 'react-router-dom';
import { checkoutEntity, NOW } from '../__fixtures__';
import { governanceApiRef, readinessApiRef } from '../api';
import { ClockContext } from '../hooks/ClockContext';
import { rootRouteRef } from '../routes';
import { fixtureGovernanceApi } from './fixtureGovernanceApi';
import { fixtureReadinessApi } from './fixtureReadinessApi';

/** @internal */
export interface RenderReadinessOptions {
  /** Default: the fixtures. */
  api?: ReadinessApi;
  /** Default: the fixtures. */
  governance?: GovernanceApi;
  /** Where the viewer is, with the filters. */
  at?: string;
  entity?: Entity;
  /** Whether the viewer may do what needs a permission. */
  allowed?: boolean;
}

const Whereabouts = () => {
  const { pathname, search } = useLocation();
  return <output aria-label="Address">{pathname + search}</output>;
};

/**
 * Renders in an app of the legacy frontend system, on an entity, at a fixed time, with the address shown.
 * @internal
 */
export function renderReadiness(
  element: ReactElement,
  options: RenderReadinessOptions,
) {
  const { at = '/', entity = checkoutEntity, allowed = true } = options;
  const { api = fixtureReadinessApi(), governance = fixtureGovernanceApi() } =
    options;
  const decision = allowed ? AuthorizeResult.ALLOW : AuthorizeResult.DENY;
  return renderInTestApp(
    <TestApiProvider
      apis={[
        [readinessApiRef, api],
        [governanceApiRef, governance],
        [catalogApiRef, catalogApiMock({ entities: [checkoutEntity] })],
        [permissionApiRef, mockApis.permission({ authorize: decision })],
      ]}
    >
      <ClockContext.Provider value={() => Date.parse(NOW)}>
        <EntityProvider entity={entity}>{element}</EntityProvider>
        <Whereabouts />
      </ClockContext.Provider>
    </TestApiProvider>,
    {
      routeEntries: [at],
      mountedRoutes: {
        '/readiness': rootRouteRef,
        '/catalog/:namespace/:kind/:name': entityRouteRef,
      },
    },
  );
}
