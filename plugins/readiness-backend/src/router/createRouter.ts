import { createValidatedOpenApiRouterFromGeneratedEndpointMap } from '@backstage/backend-openapi-utils';
import {
  AuditorService,
  HttpAuthService,
  LoggerService,
  PermissionsRegistryService,
  PermissionsService,
} from '@backstage/backend-plugin-api';
import { CatalogService } from '@backstage/plugin-catalog-node';
import express from 'express';
import Router from 'express-promise-router';
import { Authorization } from '../permissions/Authorization';
import { CatalogVisibility } from '../permissions/CatalogVisibility';
import { registerPermissions } from '../permissions/registerPermissions';
import { addDocumentRoutes } from './documentRoutes';
import { Endpoints } from './endpoints';
import { addEntityRoutes } from './entityRoutes';
import { addFactRoutes } from './factRoutes';
import { addFigureRoutes } from './figureRoutes';
import { addHealthRoutes } from './healthRoutes';
import { openApiDocument } from './openapi/openApiDocument';
import { readFactsBody } from './readFactsBody';
import { RouterContext } from './RouterContext';
import { addSloRoutes } from './sloRoutes';
import { addSloReadRoutes } from './sloReadRoutes';

/** @internal */
export interface RouterOptions
  extends Pick<
    RouterContext,
    | 'knex'
    | 'clock'
    | 'publications'
    | 'factReading'
    | 'ingestion'
    | 'pushes'
    | 'queue'
    | 'health'
    | 'sliSources'
  > {
  readonly catalog: CatalogService;
  readonly httpAuth: HttpAuthService;
  readonly permissions: PermissionsService;
  readonly permissionsRegistry: PermissionsRegistryService;
  readonly auditor?: AuditorService;
  readonly logger: LoggerService;
  /** Milliseconds of a clock that only goes forward. */
  readonly elapsed?: () => number;
}

/**
 * Makes the router of the API and registers the permissions of readiness. Serves its description at `/openapi.json`.
 * `/health` must be let in without sign-in by an auth policy of the plugin.
 * @internal
 */
export async function createRouter(
  options: RouterOptions,
): Promise<express.Router> {
  const { permissions, permissionsRegistry, knex, httpAuth } = options;
  registerPermissions(permissionsRegistry, knex);
  const elapsed = options.elapsed ?? (() => performance.now());
  const context: RouterContext = {
    ...options,
    auditor: options.auditor,
    authorization: new Authorization({
      permissions,
      permissionsRegistry,
      catalogVisibility: new CatalogVisibility({
        catalog: options.catalog,
        elapsed,
      }),
    }),
  };
  const api = createValidatedOpenApiRouterFromGeneratedEndpointMap<Endpoints>(
    openApiDocument(),
    // Bodies have been read by then, so that their errors keep their own status.
    { middleware: [(_req, _res, next) => next()] },
  );
  addEntityRoutes(api, context);
  addFigureRoutes(api, context);
  addSloReadRoutes(api, context);
  addDocumentRoutes(api, context);
  addFactRoutes(api, context);
  addSloRoutes(api, context);
  addHealthRoutes(api, context);

  const router = Router();
  router.use('/v1/facts', readFactsBody(httpAuth, 'facts'));
  router.use('/v1/sli-slices', readFactsBody(httpAuth, 'slices'));
  router.use('/v1/entities', express.json({ limit: '16kb' }));
  router.get('/openapi.json', (req, res) => {
    // The validating router would serve the document as one of version 3.0, which it is not.
    res.json({ ...openApiDocument(), servers: [{ url: req.baseUrl }] });
  });
  router.use(api);
  return router;
}
