import { NotAllowedError, NotFoundError } from '@backstage/errors';
import { ResourcePermission } from '@backstage/plugin-permission-common';
import { JsonObject } from '@backstage/types';
import {
  ExemptionScope,
  RESOURCE_TYPE_READINESS_ENTITY,
} from 'backstage-plugin-readiness-common';
import { Visibility } from '../../permissions/Visibility';
import { AnyRequest, RouterContext } from '../RouterContext';
import { audited } from './audited';
import { Act, readAct } from './readAct';

/**
 * Lets a person act on all entities of a scope: they must see at least one of them, which is asked before all else, and
 * hold the permission for each, seen or not; which of them it is that they may not act on is not told. The act is in the
 * audit log, whether it succeeds or fails. Only people act, never services.
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
    /** Whether anything of the scope may be seen. */
    readonly seen: (visibility: Visibility) => Promise<boolean>;
    /** All refs of the scope, batch by batch: the permission is asked for one batch after another. */
    readonly batches:
      | AsyncIterable<readonly string[]>
      | Iterable<readonly string[]>;
    readonly scope: ExemptionScope;
    /** What a scope is answered with of which nothing may be seen. */
    readonly missing: string;
    readonly meta: JsonObject;
    readonly run: (act: Act) => Promise<T>;
  },
): Promise<T> {
  const { authorization } = context;
  const { permission, seen, batches, missing, run } = options;
  const { credentials, act } = await readAct(request, context);
  if (!(await seen(await act.viewer.visibility()))) {
    throw new NotFoundError(missing);
  }
  return audited(request, context, {
    ...{ eventId: options.eventId, meta: options.meta },
    run: async () => {
      for await (const entityRefs of batches) {
        const allowed = await authorization.allowedAmong(
          permission,
          entityRefs,
          credentials,
        );
        if (allowed.size < new Set(entityRefs).size) {
          throw notAllowed(permission.name, options.scope);
        }
      }
      return run(act);
    },
  });
}

function notAllowed(
  permission: string,
  { kind, ref }: ExemptionScope,
): NotAllowedError {
  return new NotAllowedError(
    kind === 'entity'
      ? `This needs the permission ${permission} for ${ref}; ask its owner or an administrator of the portal`
      : `This needs the permission ${permission} for every entity that it is about; ask for a smaller scope, or an administrator of the portal`,
  );
}
