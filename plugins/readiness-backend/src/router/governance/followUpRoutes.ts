import { readinessFollowUpClosePermission } from 'backstage-plugin-readiness-common';
import {
  closeFollowUp,
  noSuchFollowUp,
  readFollowUp,
} from '../../governance/followUps/closeFollowUp';
import { listFollowUps } from '../../governance/followUps/listFollowUps';
import { readDueSoon } from '../../governance/followUps/readDueSoon';
import { ReviewRouter, RouterContext } from '../RouterContext';
import { sendCacheable } from '../sendCacheable';
import { actOnEntity } from './actOnEntity';
import { numericId } from './numericId';
import { readOptionalRef } from './readEntityRef';
import { readListing } from './readListing';

/**
 * Routes about what is owed, and what ends soon.
 * @internal
 */
export function addFollowUpRoutes(
  router: ReviewRouter,
  context: RouterContext,
): void {
  const { knex, events } = context;

  router.get('/v1/follow-ups', async (req, res) => {
    const entity = readOptionalRef(req.query.entity, 'entity');
    const page = await listFollowUps({
      ...(await readListing(req, context)),
      query: { ...req.query, entity },
    });
    sendCacheable(res, page);
  });

  router.post('/v1/follow-ups/:id/close', async (req, res) => {
    const id = numericId(req.params.id, noSuchFollowUp);
    const followUp = await readFollowUp(knex, id);
    if (!followUp) {
      throw noSuchFollowUp(id);
    }
    const { comment } = req.body;
    const view = await actOnEntity(req, context, {
      eventId: 'follow-up-close',
      permission: readinessFollowUpClosePermission,
      entityRef: followUp.entity_ref,
      missing: noSuchFollowUp(id).message,
      meta: { followUpId: id },
      run: ({ actor, publication, now }) =>
        closeFollowUp({
          ...{ knex, events, followUp, actor, comment, publication, now },
        }),
    });
    res.json(view);
  });

  router.get('/v1/due-soon', async (req, res) => {
    const { powers, ...listing } = await readListing(req, context);
    const { actor } = powers;
    const { query } = req;
    sendCacheable(res, await readDueSoon({ ...listing, query, actor }));
  });
}
