import {
  readinessReviewDecidePermission,
  readinessReviewRequestPermission,
  ReviewDecision,
  ReviewItem,
} from 'backstage-plugin-readiness-common';
import { gateNamed, published } from '../../governance/gates/gateNamed';
import {
  decideReview,
  noSuchReview,
} from '../../governance/reviews/decideReview';
import { listReviews } from '../../governance/reviews/listReviews';
import { readReview } from '../../governance/reviews/readReview';
import { readReviewFigures } from '../../governance/reviews/readReviewFigures';
import { readReviewRow } from '../../governance/reviews/readReviewRow';
import { requestReview } from '../../governance/reviews/requestReview';
import { AnyRequest, ReviewRouter, RouterContext } from '../RouterContext';
import { readState } from '../readState';
import { sendCacheable } from '../sendCacheable';
import { actOnEntity } from './actOnEntity';
import { addFollowUpRoutes } from './followUpRoutes';
import { numericId } from './numericId';
import { powersOf } from './powersOf';
import { readEntityRef, readOptionalRef } from './readEntityRef';
import { readListing } from './readListing';

/**
 * Routes about readiness reviews, follow-ups and what is due soon.
 * @internal
 */
export function addReviewRoutes(
  router: ReviewRouter,
  context: RouterContext,
): void {
  addReading(router, context);
  addActing(router, context);
  addFollowUpRoutes(router, context);
}

function addReading(router: ReviewRouter, context: RouterContext): void {
  const { knex, decider } = context;

  router.get('/v1/reviews', async (req, res) => {
    const entity = readOptionalRef(req.query.entity, 'entity');
    const page = await listReviews({
      ...(await readListing(req, context)),
      query: { ...req.query, entity },
    });
    sendCacheable(res, page);
  });

  router.get('/v1/reviews/:id', async (req, res) => {
    const reviewId = numericId(req.params.id, noSuchReview);
    const [state, powers] = await Promise.all([
      readState(req, context),
      powersOf(req, context),
    ]);
    const review = await readReview({
      ...{ ...state, knex, powers, decider, reviewId },
    });
    if (!review) {
      throw noSuchReview(reviewId);
    }
    sendCacheable(res, review);
  });

  router.get('/v1/review-figures', async (req, res) => {
    const { viewer, now } = await readState(req, context);
    const visibility = await viewer.visibility();
    sendCacheable(res, await readReviewFigures({ knex, visibility, now }));
  });
}

function addActing(router: ReviewRouter, context: RouterContext): void {
  const { knex, events, idempotency, decider } = context;
  const { foundationStandard } = context.gateSettings;

  router.post('/v1/reviews', async (req, res) => {
    const entityRef = readEntityRef(req.body.entityRef, 'entityRef');
    const { gate, comment } = req.body;
    const item = await actOnEntity(req, context, {
      eventId: 'review-request',
      permission: readinessReviewRequestPermission,
      entityRef,
      meta: { gate },
      run: ({ actor, publication, now }) =>
        requestReview({
          ...{ knex, events, idempotency, decider, foundationStandard },
          ...{ entityRef, comment, actor, now },
          idempotencyKey: req.get('Idempotency-Key'),
          gate: gateNamed(publication, gate),
          publication: published(publication),
        }),
    });
    res.status(201).json(item);
  });

  router.post('/v1/reviews/:id/decision', async (req, res) => {
    const id = numericId(req.params.id, noSuchReview);
    res.json(await decideFor(req, { id, body: req.body }, context));
  });
}

async function decideFor(
  request: AnyRequest,
  { id, body }: { readonly id: string; readonly body: ReviewDecision },
  context: RouterContext,
): Promise<ReviewItem> {
  const { knex, events, decider } = context;
  const review = await readReviewRow(knex, id);
  if (!review) {
    throw noSuchReview(id);
  }
  return actOnEntity(request, context, {
    eventId: 'review-decide',
    permission:
      body.decision === 'withdraw'
        ? readinessReviewRequestPermission
        : readinessReviewDecidePermission,
    entityRef: review.entity_ref,
    missing: noSuchReview(id).message,
    meta: { reviewId: id, decision: body.decision },
    run: ({ actor, publication, now }) =>
      decideReview({
        ...{ knex, events, decider, review, body, actor, now },
        publication: published(publication),
      }),
  });
}
