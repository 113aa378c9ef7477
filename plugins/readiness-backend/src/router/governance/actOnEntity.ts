import { NotFoundError } from '@backstage/errors';
import { ResourcePermission } from '@backstage/plugin-permission-common';
import { JsonObject } from '@backstage/types';
import { RESOURCE_TYPE_READINESS_ENTITY } from 'backstage-plugin-readiness-common';
import { Viewer } from '../../permissions/Viewer';
import { readVisibleRefs } from '../../results/readVisibleRefs';
import { AnyRequest, RouterContext } from '../RouterContext';
import { audited } from './audited';
import { Act, readAct } from './readAct';

/**
 * Lets a person act on an entity: they must see it (one that is unknown and one that is hidden look the same) and hold the
 * permission for it, and the act is in the audit log, whether it succeeds or fails. Only people act, never services.
 * @internal
 */
export async function actOnEntity<T>(
  request: AnyRequest,
  context: RouterContext,
  options: {
    /** Of the audit log, in kebab-case. */
    readonly eventId: string;
    readonly permission: ResourcePermission<
      typeof RESOURCE_TYPE_READINESS_ENTITY
    >;
    readonly entityRef: string;
    /**
     * What an entity that may not be seen is answered with. By default it is named, which is right only where the caller
     * named it: whoever sends the id of something must not learn whose it is.
     */
    readonly missing?: string;
    readonly meta?: JsonObject;
    readonly run: (act: Act) => Promise<T>;
  },
): Promise<T> {
  const { authorization } = context;
  const { eventId, permission, entityRef, run } = options;
  const { credentials, act } = await readAct(request, context);
  await requireVisible(entityRef, act.viewer, context, options.missing);
  return audited(request, context, {
    eventId,
    meta: { entityRef, ...options.meta },
    run: async () => {
      await authorization.requireFor(permission, entityRef, credentials);
      return run(act);
    },
  });
}

/** Fails with NotFoundError for an entity that is not known or that the viewer may not see. @internal */
export async function requireVisible(
  entityRef: string,
  viewer: Viewer,
  { knex }: Pick<RouterContext, 'knex'>,
  missing = `There is no entity ${entityRef} here`,
): Promise<void> {
  const entityRefs = [entityRef];
  const visibility = await viewer.visibilityAmong(entityRefs);
  const visible = await readVisibleRefs({ knex, entityRefs, visibility });
  if (!visible.has(entityRef)) {
    throw new NotFoundError(missing);
  }
}
