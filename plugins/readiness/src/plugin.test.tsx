import {
  EntityProvider,
  entityRouteRef,
  catalogApiRef,
} from '@backstage/plugin-catalog-react';
import { catalogApiMock } from '@backstage/plugin-catalog-react/testUtils';
import {
  mockApis,
  renderInTestApp,
  TestApiProvider,
} from '@backstage/test-utils';
import { permissionApiRef } from '@backstage/plugin-permission-react';
import { screen } from '@testing-library/react';
import { Route, Routes } from 'react-router-dom';
import { checkoutEntity } from './__fixtures__';
import { fixtureGovernanceApi } from './__testUtils__/fixtureGovernanceApi';
import { fixtureReadinessApi } from './__testUtils__/fixtureReadinessApi';
import {
  EntityReadinessCard,
  EntityReadinessContent,
  EntitySlosCard,
  EntitySlosContent,
  governanceApiRef,
  isReadinessAvailable,
  isSloAvailable,
  readinessApiRef,
  ReadinessPage,
  readinessPlugin,
} from './index';

const renderApp = (at: string) =>
  renderInTestApp(
    <TestApiProvider
      apis={[
        [readinessApiRef, fixtureReadinessApi()],
        [governanceApiRef, fixtureGovernanceApi()],
        [catalogApiRef, catalogApiMock()],
        [permissionApiRef, mockApis.permission()],
      ]}
    >
      <Routes>
        <Route path="/readiness/*" element={<ReadinessPage />} />
        <Route
          path="/slos"
          element={
            <EntityProvider entity={checkoutEntity}>
              <EntitySlosCard />
              <EntitySlosContent />
            </EntityProvider>
          }
        />
        <Route
          path="/entity"
          element={
            <EntityProvider entity={checkoutEntity}>
              <EntityReadinessCard />
              <EntityReadinessContent />
            </EntityProvider>
          }
        />
      </Routes>
    </TestApiProvider>,
    {
      routeEntries: [at],
      mountedRoutes: { '/catalog/:namespace/:kind/:name': entityRouteRef },
    },
  );

describe('the plugin in the legacy frontend system', () => {
  it('has the readiness pages with a header', async () => {
    await renderApp('/readiness');

    expect(
      await screen.findByRole('heading', { level: 1, name: 'Readiness' }),
    ).toBeInTheDocument();
    expect(
      await screen.findByRole('heading', { name: 'Golden path pipeline' }),
    ).toBeInTheDocument();
  });

  it('has a card and a tab for the page of an entity', async () => {
    await renderApp('/entity');

    expect(
      await screen.findByRole('list', { name: 'Next steps towards advanced' }),
    ).toBeInTheDocument();
    expect(
      await screen.findByRole('heading', { name: 'Incident response' }),
    ).toBeInTheDocument();
  });

  it('has a card and a tab with the objectives of an entity', async () => {
    await renderApp('/slos');

    expect(
      await screen.findByRole('link', { name: /Open the SLOs/ }),
    ).toBeInTheDocument();
    expect(
      await screen.findByRole('heading', {
        level: 3,
        name: 'Payments are authorised',
      }),
    ).toBeInTheDocument();
  });

  it('brings clients of its own', () => {
    expect([...readinessPlugin.getApis()].map(({ api }) => api.id)).toEqual([
      readinessApiRef.id,
      governanceApiRef.id,
    ]);
  });

  it.each([
    ['Component', true],
    ['Resource', true],
    ['User', false],
    ['group', false],
  ])('is available for a %s: %s', (kind, available) => {
    expect(isReadinessAvailable({ ...checkoutEntity, kind })).toBe(available);
  });

  it.each([
    ['Component', 'service', true],
    ['Component', 'library', false],
    ['System', undefined, true],
    ['Domain', undefined, true],
    ['Resource', 'database', false],
  ])('has SLOs for a %s of type %s: %s', (kind, type, available) => {
    expect(isSloAvailable({ ...checkoutEntity, kind, spec: { type } })).toBe(
      available,
    );
  });
});
