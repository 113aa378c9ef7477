import { stringifyEntityRef } from '@backstage/catalog-model';
import { NotFoundError } from '@backstage/errors';
import { readinessDocumentReadPermission } from 'backstage-plugin-readiness-common';
import { listSlos } from '../slo/views/listSlos';
import { listWithoutSlo } from '../slo/views/listWithoutSlo';
import { readEntitySlos } from '../slo/views/readEntitySlos';
import { readSloDocuments } from '../slo/views/readSloDocuments';
import { readSloOverview } from '../slo/views/readSloOverview';
import { readSloSources } from '../slo/views/readSloSources';
import { acknowledgeSlo } from './acknowledgeSlo';
import { mayAcknowledgeSlos } from './mayAcknowledgeSlos';
import { readState } from './readState';
import { ReadinessRouter, RouterContext } from './RouterContext';
import { sendCacheable } from './sendCacheable';
import { viewerOf } from './viewerOf';

const ENTITY_SLOS = '/v1/entities/:kind/:namespace/:name/slos';

/**
 * Routes by which people see SLOs and answer to error-budget policies.
 * @internal
 */
export function addSloReadRoutes(
  router: ReadinessRouter,
  context: RouterContext,
): void {
  const { knex, authorization, sliSources } = context;

  router.get(ENTITY_SLOS, async (req, res) => {
    const { viewer, ...state } = await readState(req, context);
    const entityRef = stringifyEntityRef(req.params);
    const slos = await readEntitySlos({
      ...state,
      ...{ knex, entityRef, sliSources },
      visibility: await viewer.visibilityAmong([entityRef]),
    });
    if (!slos) {
      throw new NotFoundError(`There is no entity ${entityRef} here`);
    }
    const mayAcknowledge = await mayAcknowledgeSlos(viewer, slos, context);
    sendCacheable(res, { ...slos, mayAcknowledge });
  });

  router.post(
    `${ENTITY_SLOS}/:slo/:objective/acknowledgement`,
    async (req, res) => {
      const { slo, objective } = req.params;
      const entityRef = stringifyEntityRef(req.params);
      const { comment } = req.body;
      const key = { entityRef, slo, objective, comment };
      await acknowledgeSlo(req, key, context);
      res.status(204).end();
    },
  );

  router.get('/v1/slos', async (req, res) => {
    const { viewer, publication } = await readState(req, context);
    const page = await listSlos({
      ...{ knex, publication },
      query: req.query,
      visibility: await viewer.visibility(),
    });
    sendCacheable(res, page);
  });

  router.get('/v1/slo-overview', async (req, res) => {
    const { viewer, ...state } = await readState(req, context);
    const overview = await readSloOverview({
      ...state,
      knex,
      filter: req.query,
      visibility: await viewer.visibility(),
      sources: await readSloSources(knex, sliSources),
    });
    sendCacheable(res, overview);
  });

  router.get('/v1/entities-without-slo', async (req, res) => {
    const { viewer } = await readState(req, context);
    const page = await listWithoutSlo({
      knex,
      query: req.query,
      visibility: await viewer.visibility(),
    });
    sendCacheable(res, page);
  });

  router.get('/v1/slo-documents', async (req, res) => {
    const viewer = await viewerOf(req, context);
    const { credentials } = viewer;
    await authorization.require(readinessDocumentReadPermission, credentials);
    sendCacheable(res, await readSloDocuments(knex, viewer));
  });
}
