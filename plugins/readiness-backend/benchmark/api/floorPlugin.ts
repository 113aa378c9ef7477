import {
  coreServices,
  createBackendPlugin,
} from '@backstage/backend-plugin-api';
import { catalogEntityReadPermission } from '@backstage/plugin-catalog-common/alpha';
import { readinessEntityReadPermission } from 'backstage-plugin-readiness-common';
import { Router } from 'express';
import PromiseRouter from 'express-promise-router';
import { Knex } from 'knex';

/**
 * Routes of a Backstage plugin that do the least that an answer needs: the same authorisation, one read, JSON.
 * `/queries` tells how many queries this process has sent.
 * @internal
 */
export function floorPlugin(knex: Knex) {
  return createBackendPlugin({
    pluginId: 'floor',
    register(env) {
      env.registerInit({
        deps: {
          httpAuth: coreServices.httpAuth,
          httpRouter: coreServices.httpRouter,
          permissions: coreServices.permissions,
        },
        async init({ httpAuth, httpRouter, permissions }) {
          const authorise: Authorise = async request => {
            const credentials = await httpAuth.credentials(request, {
              allow: ['user', 'service'],
            });
            await permissions.authorizeConditional(
              [
                { permission: catalogEntityReadPermission },
                { permission: readinessEntityReadPermission },
              ],
              { credentials },
            );
          };
          httpRouter.use(floorRouter(knex, authorise));
        },
      });
    },
  });
}

type Authorise = (
  request: Parameters<typeof coreServices.httpAuth.T.credentials>[0],
) => Promise<void>;

function floorRouter(knex: Knex, authorise: Authorise): Router {
  const router = PromiseRouter();
  let queries = 0;
  knex.on('query', () => {
    queries += 1;
  });
  router.get('/queries', (_request, response) => {
    response.json({ queries });
  });
  router.get('/nothing', async (request, response) => {
    await authorise(request);
    response.json({});
  });
  router.get(
    '/scorecards/:kind/:namespace/:name',
    async (request, response) => {
      await authorise(request);
      const { kind, namespace, name } = request.params;
      const entityRef = `${kind}:${namespace}/${name}`;
      response.json(await knex('scorecards').where('entity_ref', entityRef));
    },
  );
  router.get('/overview', async (request, response) => {
    await authorise(request);
    const rows = await knex('scorecards').select(
      ...['standard', 'level_rank', 'score', 'statuses'],
    );
    // Counting, and an answer of such a size, are not in the floor.
    response.json({ rows: rows.length });
  });
  return router;
}
