import { InMemoryCatalogClient } from '@backstage/catalog-client/testUtils';
import { ConfigReader } from '@backstage/config';
import { createApp } from '@backstage/frontend-defaults';
import {
  ApiBlueprint,
  createFrontendModule,
} from '@backstage/frontend-plugin-api';
import catalogPlugin from '@backstage/plugin-catalog/alpha';
import { catalogApiRef } from '@backstage/plugin-catalog-react';
import { createRoot } from 'react-dom/client';
import {
  checkoutEntity,
  fixtureAnswers,
  governanceAnswers,
  governedReadiness,
} from '../src/__fixtures__';
import readinessPlugin from '../src/alpha';
import { governanceApiRef, readinessApiRef } from '../src/api';

// The pages without a backend: `yarn start` in this folder, then /readiness or the page of the one entity.
const readinessExamples = createFrontendModule({
  pluginId: 'readiness',
  extensions: [
    ApiBlueprint.make({
      params: defineParams =>
        defineParams({
          api: readinessApiRef,
          deps: {},
          factory: () => ({
            ...fixtureAnswers,
            getEntity: async () => governedReadiness,
          }),
        }),
    }),
    ApiBlueprint.make({
      name: 'governance',
      params: defineParams =>
        defineParams({
          api: governanceApiRef,
          deps: {},
          factory: () => governanceAnswers,
        }),
    }),
  ],
});

const catalogExamples = createFrontendModule({
  pluginId: 'catalog',
  extensions: [
    ApiBlueprint.make({
      params: defineParams =>
        defineParams({
          api: catalogApiRef,
          deps: {},
          factory: () =>
            new InMemoryCatalogClient({ entities: [checkoutEntity] }),
        }),
    }),
  ],
});

/** No backend is asked for anything: everybody is a guest, and may do everything. */
const config = new ConfigReader({
  app: {
    title: 'Readiness',
    baseUrl: 'http://localhost:3000',
    extensions: [{ 'sign-in-page:app': false }],
  },
  backend: { baseUrl: 'http://localhost:7007' },
  permission: { enabled: false },
});

const app = createApp({
  advanced: { configLoader: async () => ({ config }) },
  features: [
    catalogPlugin,
    readinessPlugin,
    readinessExamples,
    catalogExamples,
  ],
});

const root = document.getElementById('root');
if (root) {
  createRoot(root).render(app.createRoot());
}
