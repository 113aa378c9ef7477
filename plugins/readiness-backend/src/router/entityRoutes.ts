import { stringifyEntityRef } from '@backstage/catalog-model';
import { NotFoundError } from '@backstage/errors';
import { readOwnership } from '../ownership/readOwnership';
import { listEntities } from '../results/listEntities';
import { EntityAnswers } from '../results/EntityAnswers';
import { readHistory } from '../results/readHistory';
import { EntityRouter, ReadinessRouter, RouterContext } from './RouterContext';
import { requestEvaluation } from './requestEvaluation';
import { cacheableAnswer, sendAnswer, sendCacheable } from './sendCacheable';
import { readState } from './readState';

/** Of answers about single entities, in memory: several hundred large ones. */
const KEPT_BYTES = 16_000_000;

const ENTITY = '/v1/entities/:kind/:namespace/:name';

/**
 * The route of all that readiness says about one entity, which is asked far more often than any other.
 * @internal
 */
export function addEntityRoute(
  router: EntityRouter,
  context: RouterContext,
): void {
  const { knex, factReading } = context;
  const answers = new EntityAnswers({
    render: cacheableAnswer,
    mostBytes: KEPT_BYTES,
  });

  router.get(ENTITY, async (req, res) => {
    const state = await readState(req, context);
    const entityRef = stringifyEntityRef(req.params);
    const answer = await answers.read({
      ...state,
      knex,
      entityRef,
      factReading,
    });
    sendAnswer(res, found(answer, entityRef));
  });
}

/**
 * The other routes about single entities, and lists of them.
 * @internal
 */
export function addEntityRoutes(
  router: ReadinessRouter,
  context: RouterContext,
): void {
  const { knex, factReading } = context;

  router.get('/v1/entities', async (req, res) => {
    const { viewer, ...state } = await readState(req, context);
    const page = await listEntities({
      ...state,
      knex,
      query: req.query,
      visibility: await viewer.visibility(),
    });
    sendCacheable(res, page);
  });

  router.get(`${ENTITY}/ownership`, async (req, res) => {
    const { viewer, ...state } = await readState(req, context);
    const entityRef = stringifyEntityRef(req.params);
    const ownership = await readOwnership({
      ...state,
      knex,
      entityRef,
      visibility: await viewer.visibility(),
      factReading,
    });
    sendCacheable(res, found(ownership, entityRef));
  });

  router.get(`${ENTITY}/history`, async (req, res) => {
    const { viewer, ...state } = await readState(req, context);
    const entityRef = stringifyEntityRef(req.params);
    const history = await readHistory({
      ...req.query,
      ...state,
      knex,
      entityRef,
      visibility: await viewer.visibilityAmong([entityRef]),
    });
    sendCacheable(res, found(history, entityRef));
  });

  router.post(`${ENTITY}/evaluate`, async (req, res) => {
    const entityRef = stringifyEntityRef(req.params);
    const requested = await requestEvaluation(req, entityRef, context);
    res.status(202).json(found(requested, entityRef));
  });
}

/** An entity that is not known and one that may not be seen look the same. */
function found<T>(answer: T | undefined, entityRef: string): T {
  if (answer === undefined) {
    throw new NotFoundError(
      `There is no entity ${entityRef} here; a new one appears about a minute after the catalog has it`,
    );
  }
  return answer;
}
