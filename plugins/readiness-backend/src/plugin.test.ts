import {
  mockCredentials,
  mockServices,
  startTestBackend,
  TestDatabases,
} from '@backstage/backend-test-utils';
import { catalogServiceMock } from '@backstage/plugin-catalog-node/testUtils';
import request from 'supertest';
import { readinessPlugin } from './plugin';
import { DbScorecardsRow } from './database/tables';

jest.setTimeout(60_000);

const databases = TestDatabases.create({ ids: ['SQLITE_3', 'POSTGRES_18'] });

const entities = [
  {
    apiVersion: 'backstage.io/v1alpha1',
    kind: 'Component',
    metadata: { name: 'checkout', etag: '1', labels: { tier: '1' } },
    spec: {
      type: 'service',
      lifecycle: 'production',
      owner: 'group:default/shop',
    },
    relations: [{ type: 'ownedBy', targetRef: 'group:default/shop' }],
  },
];

describe('readinessPlugin', () => {
  it.each(databases.eachSupportedId())(
    'scores the entities of the catalog, %p',
    async id => {
      const knex = await databases.init(id);
      const backend = await startTestBackend({
        features: [
          readinessPlugin,
          catalogServiceMock.factory({ entities }),
          mockServices.database.factory({ knex }),
          mockServices.scheduler.factory({
            includeInitialDelayedTasksOnStartup: true,
          }),
        ],
      });
      const rows = await eventually(async () => {
        const found = await knex<DbScorecardsRow>('scorecards').select();
        return found.length > 0 ? found : undefined;
      });
      expect(rows).toEqual([
        expect.objectContaining({ entity_ref: 'component:default/checkout' }),
        expect.objectContaining({ entity_ref: 'component:default/checkout' }),
      ]);
      const health = await request(backend.server)
        .get('/api/readiness/health')
        .set('Authorization', mockCredentials.none.header());
      expect(health.status).toBe(200);
      expect(health.body).toMatchObject({
        status: 'ok',
        revision: 1,
        lastSync: { entities: 1, result: 'synced' },
      });
      await backend.stop();
    },
  );
});

/** Asks the database again and again; the time limit of the test ends it. */
async function eventually<T>(look: () => Promise<T | undefined>): Promise<T> {
  for (;;) {
    const found = await look();
    if (found !== undefined) {
      return found;
    }
  }
}
