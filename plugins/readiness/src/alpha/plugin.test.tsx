import { catalogApiRef } from '@backstage/plugin-catalog-react';
import {
  catalogApiMock,
  createTestEntityPage,
} from '@backstage/plugin-catalog-react/testUtils';
import { entityRouteRef } from '@backstage/plugin-catalog-react';
import { createFrontendModule } from '@backstage/frontend-plugin-api';
import { renderTestApp } from '@backstage/frontend-test-utils';
import { screen } from '@testing-library/react';
import { checkoutEntity } from '../__fixtures__';
import { fixtureGovernanceApi } from '../__testUtils__/fixtureGovernanceApi';
import { fixtureReadinessApi } from '../__testUtils__/fixtureReadinessApi';
import { governanceApiRef, readinessApiRef } from '../api';
import { readinessPlugin } from './plugin';

const entityPage = createFrontendModule({
  pluginId: 'app',
  extensions: [createTestEntityPage({ entity: checkoutEntity })],
});

/** An app of the new frontend system with the plugin as it is installed. */
function renderApp(options: { at: string; onEntity?: boolean }) {
  const { at, onEntity = false } = options;
  return renderTestApp({
    features: [readinessPlugin, ...(onEntity ? [entityPage] : [])],
    initialRouteEntries: [at],
    mountedRoutes: { '/catalog/:namespace/:kind/:name': entityRouteRef },
    apis: [
      [readinessApiRef, fixtureReadinessApi()],
      [governanceApiRef, fixtureGovernanceApi()],
      [catalogApiRef, catalogApiMock({ entities: [checkoutEntity] })],
    ],
  });
}

describe('the plugin in the new frontend system', () => {
  it('has the readiness pages under the header of the app', async () => {
    renderApp({ at: '/readiness/standards' });

    expect(
      await screen.findByRole('heading', { level: 2, name: 'Standards' }),
    ).toBeInTheDocument();
    expect(
      await screen.findByRole('heading', { name: 'Production readiness' }),
    ).toBeInTheDocument();
    expect(
      screen.getByRole('link', { name: 'professional: 6' }),
    ).toHaveAttribute(
      'href',
      '/readiness/entities?standard=production-readiness&level=professional',
    );
    expect(screen.getAllByRole('heading', { level: 1 })).toHaveLength(1);
  });

  it('has a card and a tab on the page of an entity', async () => {
    renderApp({ at: '/', onEntity: true });

    expect(
      await screen.findByRole('link', { name: /Open the checklist/ }),
    ).toHaveAttribute('href', '/readiness');
    expect(
      await screen.findByRole('list', { name: 'Next steps towards advanced' }),
    ).toBeInTheDocument();
    expect(
      await screen.findByRole('link', { name: /Open the SLOs/ }),
    ).toBeInTheDocument();
  });
});
