import { BasicPermission } from '@backstage/plugin-permission-common';
import { JsonObject } from '@backstage/types';
import { AnyRequest, RouterContext } from '../RouterContext';
import { audited } from './audited';
import { Act, readAct } from './readAct';

/**
 * Lets a person act on something that is no single entity: they must hold the permission, and the act is in the audit log,
 * whether it succeeds or fails. Only people act, never services.
 * @internal
 */
export async function actAsPerson<T>(
  request: AnyRequest,
  context: RouterContext,
  options: {
    /** Of the audit log, in kebab-case. */
    readonly eventId: string;
    readonly permission: BasicPermission;
    readonly meta: JsonObject;
    readonly run: (act: Act) => Promise<T>;
  },
): Promise<T> {
  const { authorization } = context;
  const { eventId, permission, meta, run } = options;
  const { credentials, act } = await readAct(request, context);
  return audited(request, context, {
    ...{ eventId, meta },
    run: async () => {
      await authorization.require(permission, credentials);
      return run(act);
    },
  });
}
