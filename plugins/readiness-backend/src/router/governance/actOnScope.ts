import { NotAllowedError, NotFoundError } from '@backstage/errors';
import { ResourcePermission } from '@backstage/plugin-permission-common';
import { JsonObject } from '@backstage/types';
import { RESOURCE_TYPE_READINESS_ENTITY } from 'backstage-plugin-readiness-common';
import { readVisibleRefs } from '../../results/readVisibleRefs';
import { AnyRequest, RouterContext } from '../RouterContext';
import { audited } from './audited';
import { Act, readAct } from './readAct';

/**
 * Lets a person act on all entities of a scope: they must see at least one of them, and hold the permission for each,
 * seen or not; which of them it is that they may not act on is not told. The act is in the audit log, whether it
 * succeeds or fails. Only people act, never services.
 * @internal
 */
export async function actOnScope<T>(
  request: AnyRequest,
  context: RouterContext,
  options: {
    /** Of the audit log, in kebab-case. */
    readonly eventId: string;
    readonly permission: ResourcePermission<
      typeof RESOURCE_TYPE_READINESS_ENTITY
    >;
    readonly entityRefs: readonly string[];
    /** What a scope is answered with of which nothing may be seen. */
    readonly missing: string;
    readonly meta: JsonObject;
    readonly run: (act: Act) => Promise<T>;
  },
): Promise<T> {
  const { authorization, knex } = context;
  const { permission, entityRefs, missing, run } = options;
  const { credentials, act } = await readAct(request, context);
  const visibility = await act.viewer.visibilityAmong(entityRefs);
  const visible = await readVisibleRefs({ knex, entityRefs, visibility });
  if (visible.size === 0) {
    throw new NotFoundError(missing);
  }
  return audited(request, context, {
    ...{ eventId: options.eventId, meta: options.meta },
    run: async () => {
      const allowed = await authorization.allowedAmong(
        permission,
        entityRefs,
        credentials,
      );
      if (allowed.size < new Set(entityRefs).size) {
        throw notAllowed(permission.name, entityRefs);
      }
      return run(act);
    },
  });
}

function notAllowed(
  permission: string,
  entityRefs: readonly string[],
): NotAllowedError {
  return new NotAllowedError(
    entityRefs.length === 1
      ? `This needs the permission ${permission} for ${entityRefs[0]}; ask its owner or an administrator of the portal`
      : `This needs the permission ${permission} for every entity that it is about; ask for a smaller scope, or an administrator of the portal`,
  );
}
