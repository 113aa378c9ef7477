import { readinessStandingConfirmPermission } from 'backstage-plugin-readiness-common';
import {
  confirmStanding,
  noSuchChange,
  readChange,
} from '../../governance/standings/confirmStanding';
import { listStandingChanges } from '../../governance/standings/listStandingChanges';
import { SignOffRouter, RouterContext } from '../RouterContext';
import { sendCacheable } from '../sendCacheable';
import { actOnEntity } from './actOnEntity';
import { numericId } from './numericId';
import { readListing } from './readListing';

/**
 * Routes about changes of tier and scope.
 * @internal
 */
export function addStandingRoutes(
  router: SignOffRouter,
  context: RouterContext,
): void {
  const { knex, events } = context;

  router.get('/v1/standing-changes', async (req, res) => {
    const { powers, visibility } = await readListing(req, context);
    const { query } = req;
    sendCacheable(
      res,
      await listStandingChanges({ knex, visibility, powers, query }),
    );
  });

  router.post('/v1/standing-changes/:id/confirmation', async (req, res) => {
    const changeId = numericId(req.params.id, noSuchChange);
    const change = await readChange(knex, changeId);
    if (!change) {
      throw noSuchChange(changeId);
    }
    const { entity_ref: entityRef } = change;
    const view = await actOnEntity(req, context, {
      eventId: 'standing-confirm',
      permission: readinessStandingConfirmPermission,
      entityRef,
      missing: noSuchChange(changeId).message,
      meta: { changeId },
      run: ({ actor, publication, now }) =>
        confirmStanding({
          ...{ knex, events, changeId, entityRef, actor, publication, now },
          comment: req.body.comment,
        }),
    });
    res.json(view);
  });
}
