import { createValidatedOpenApiRouterFromGeneratedEndpointMap } from '@backstage/backend-openapi-utils';
import {
  AuditorService,
  HttpAuthService,
  LoggerService,
  PermissionsRegistryService,
  PermissionsService,
  UserInfoService,
} from '@backstage/backend-plugin-api';
import { CatalogService } from '@backstage/plugin-catalog-node';
import express, { RequestHandler } from 'express';
import Router from 'express-promise-router';
import { Authorization } from '../permissions/Authorization';
import { CatalogVisibility } from '../permissions/CatalogVisibility';
import { registerPermissions } from '../permissions/registerPermissions';
import { addDocumentRoutes } from './documentRoutes';
import { Endpoints, EntityEndpoint } from './endpoints';
import { addEntityRoute, addEntityRoutes } from './entityRoutes';
import { addFactRoutes } from './factRoutes';
import { addFigureRoutes } from './figureRoutes';
import { addHealthRoutes } from './healthRoutes';
import { addAttestationRoutes } from './governance/attestationRoutes';
import { addEvidenceRoutes } from './governance/evidenceRoutes';
import { addExemptionRoutes } from './governance/exemptionRoutes';
import { addGateRoutes } from './governance/gateRoutes';
import { addReviewRoutes } from './governance/reviewRoutes';
import { addStandingRoutes } from './governance/standingRoutes';
import { GateDecider } from '../governance/gates/GateDecider';
import { GovernanceEvents } from '../governance/GovernanceEvents';
import { Idempotency } from '../governance/Idempotency';
import { People } from '../governance/People';
import { openApiDocument } from './openapi/openApiDocument';
import { requestDocument } from './openapi/requestDocument';
import { readFactsBody } from './readFactsBody';
import {
  GateEndpoints,
  ReviewEndpoints,
  SignOffEndpoints,
} from './governance/governanceEndpoints';
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
    | 'gateSettings'
  > {
  readonly catalog: CatalogService;
  readonly httpAuth: HttpAuthService;
  readonly permissions: PermissionsService;
  readonly permissionsRegistry: PermissionsRegistryService;
  readonly userInfo: UserInfoService;
  readonly auditor?: AuditorService;
  readonly logger: LoggerService;
  /** Milliseconds of a clock that only goes forward. */
  readonly elapsed?: () => number;
}

const VALIDATION: {
  middleware: RequestHandler[];
  validatorOptions: { validateApiSpec: boolean };
} = {
  // Bodies have been read by then, so that their errors keep their own status.
  middleware: [(_req, _res, next) => next()],
  // Tests do.
  validatorOptions: { validateApiSpec: false },
};

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
    people: new People(options),
    decider: new GateDecider(options.gateSettings),
    events: new GovernanceEvents(),
    idempotency: new Idempotency(),
    authorization: new Authorization({
      permissions,
      permissionsRegistry,
      catalogVisibility: new CatalogVisibility({
        catalog: options.catalog,
        elapsed,
      }),
    }),
  };
  // A router of its own, and the first: each one looks for the path of a request among its own, one after another.
  const entity =
    createValidatedOpenApiRouterFromGeneratedEndpointMap<EntityEndpoint>(
      requestDocument('entity'),
      VALIDATION,
    );
  addEntityRoute(entity, context);
  const api = createValidatedOpenApiRouterFromGeneratedEndpointMap<Endpoints>(
    requestDocument('measured'),
    VALIDATION,
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
  // Descriptors may be large; everything else that people send is short.
  router.use('/v1/gates', express.json({ limit: '1mb' }));
  router.use('/v1', express.json({ limit: '64kb' }));
  router.get('/openapi.json', (req, res) => {
    // The validating router would serve the document as one of version 3.0, which it is not.
    res.json({ ...openApiDocument(), servers: [{ url: req.baseUrl }] });
  });
  addEvidenceRoutes(router, context);
  router.use(entity, api, createGovernanceRouter(context));
  return router;
}

/** The endpoints about what people decide. */
function createGovernanceRouter(context: RouterContext): express.Router {
  const signOffs =
    createValidatedOpenApiRouterFromGeneratedEndpointMap<SignOffEndpoints>(
      requestDocument('sign-offs'),
      VALIDATION,
    );
  addAttestationRoutes(signOffs, context);
  addExemptionRoutes(signOffs, context);
  addStandingRoutes(signOffs, context);
  const gates =
    createValidatedOpenApiRouterFromGeneratedEndpointMap<GateEndpoints>(
      requestDocument('gates'),
      VALIDATION,
    );
  addGateRoutes(gates, context);
  const reviews =
    createValidatedOpenApiRouterFromGeneratedEndpointMap<ReviewEndpoints>(
      requestDocument('reviews'),
      VALIDATION,
    );
  addReviewRoutes(reviews, context);
  const router = Router();
  router.use(signOffs, gates, reviews);
  return router;
}
