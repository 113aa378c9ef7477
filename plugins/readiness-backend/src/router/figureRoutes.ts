import { NotAllowedError } from '@backstage/errors';
import { EntityFilter, Trend } from 'backstage-plugin-readiness-common';
import { readAdoption } from '../adoption/readAdoption';
import { readOwnershipOverview } from '../ownership/readOwnershipOverview';
import { FiguresOptions, readOverview } from '../results/readOverview';
import { readTrend } from '../results/readTrend';
import { AnyRequest, ReadinessRouter, RouterContext } from './RouterContext';
import { sendCacheable } from './sendCacheable';
import { readState } from './readState';

/**
 * Routes about figures. Today's are counted from what the caller may see; trends are stored figures of the whole
 * organisation.
 * @internal
 */
export function addFigureRoutes(
  router: ReadinessRouter,
  context: RouterContext,
): void {
  router.get('/v1/overview', async (req, res) => {
    sendCacheable(res, await readOverview(await figuresFor(req, context)));
  });

  router.get('/v1/adoption', async (req, res) => {
    sendCacheable(res, await readAdoption(await figuresFor(req, context)));
  });

  router.get('/v1/ownership', async (req, res) => {
    const options = await figuresFor(req, context);
    sendCacheable(res, await readOwnershipOverview(options));
  });

  router.get('/v1/standards/:standard/trend', async (req, res) => {
    const subject = req.params.standard;
    const trend = await trendFor(req, context, 'standard', subject);
    sendCacheable(res, trend);
  });

  router.get('/v1/capabilities/:capability/trend', async (req, res) => {
    const subject = req.params.capability;
    const trend = await trendFor(req, context, 'capability', subject);
    sendCacheable(res, trend);
  });
}

async function figuresFor(
  req: AnyRequest & { query: EntityFilter },
  context: RouterContext,
): Promise<FiguresOptions> {
  const { viewer, ...state } = await readState(req, context);
  return {
    ...state,
    knex: context.knex,
    filter: req.query,
    visibility: await viewer.visibility(),
  };
}

async function trendFor(
  req: AnyRequest & { query: { days?: number; slice?: string } },
  context: RouterContext,
  subjectKind: Trend['subjectKind'],
  subject: string,
): Promise<Trend> {
  const { knex, authorization } = context;
  const { viewer, ...state } = await readState(req, context);
  if (!(await authorization.mayReadOrganisationFigures(viewer))) {
    throw new NotAllowedError(
      'Trends count the whole organisation: they are for who may read the whole catalog or holds the permission readiness.overview.read. The overview shows the figures of today for what you may see',
    );
  }
  return readTrend({
    ...req.query,
    ...state,
    knex,
    subjectKind,
    subject,
  });
}
