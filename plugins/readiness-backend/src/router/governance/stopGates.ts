import { NotFoundError } from '@backstage/errors';
import {
  FollowUpView,
  HoldView,
  NewBreakGlass,
  NewHold,
  readinessGateBreakGlassPermission,
  readinessGateHoldPermission,
} from 'backstage-plugin-readiness-common';
import { breakGlass } from '../../governance/gates/breakGlass';
import { gateNamed } from '../../governance/gates/gateNamed';
import { Holds } from '../../governance/gates/Holds';
import { requireAhead } from '../../governance/requireAhead';
import { AnyRequest, RouterContext } from '../RouterContext';
import { actAsPerson } from './actAsPerson';
import { actOnEntity } from './actOnEntity';
import { numericId } from './numericId';
import { readEntityRef } from './readEntityRef';

/** Stops one gate or all of them. @internal */
export function setHold(
  request: AnyRequest,
  { gate, reason, until }: NewHold,
  context: RouterContext,
): Promise<HoldView> {
  return actAsPerson(request, context, {
    eventId: 'hold-set',
    permission: readinessGateHoldPermission,
    meta: { gate: gate ?? null, until: until ?? null },
    run: async ({ actor, publication, now }) =>
      new Holds(context).set({
        ...{ reason, now, by: actor.ref },
        gate: gate === undefined ? null : gateNamed(publication, gate).name,
        until: requireAhead('until', until, now),
      }),
  });
}

/** Lets gates go again. @internal */
export function liftHold(
  request: AnyRequest,
  { id, comment }: { readonly id: string; readonly comment?: string },
  context: RouterContext,
): Promise<HoldView> {
  const hold = numericId(id, () => new NotFoundError(`There is no hold ${id}`));
  return actAsPerson(request, context, {
    eventId: 'hold-lift',
    permission: readinessGateHoldPermission,
    meta: { hold: id },
    run: async ({ actor, now }) =>
      new Holds(context).lift({ ...{ comment, now }, id: hold, by: actor.ref }),
  });
}

/** Breaks the glass of a gate for an entity. @internal */
export function breakGlassOf(
  request: AnyRequest,
  { gate, entityRef: asked, reason }: NewBreakGlass & { readonly gate: string },
  context: RouterContext,
): Promise<FollowUpView> {
  const { knex, events } = context;
  const entityRef = readEntityRef(asked, 'entityRef');
  return actOnEntity(request, context, {
    eventId: 'gate-break-glass',
    permission: readinessGateBreakGlassPermission,
    ...{ entityRef, meta: { gate } },
    run: async ({ actor, publication, now }) =>
      breakGlass({
        ...{ knex, events, entityRef, reason, actor, now },
        gate: gateNamed(publication, gate),
      }),
  });
}
