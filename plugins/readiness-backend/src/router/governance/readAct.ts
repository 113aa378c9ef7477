import {
  BackstageCredentials,
  BackstageUserPrincipal,
} from '@backstage/backend-plugin-api';
import { Actor } from '../../governance/Actor';
import { Viewer } from '../../permissions/Viewer';
import { Publication } from '../../standards/Publication';
import { AnyRequest, RouterContext } from '../RouterContext';
import { readState } from '../readState';

/** Who acts, on what is published, when. @internal */
export interface Act {
  readonly actor: Actor;
  readonly viewer: Viewer;
  readonly publication: Publication | undefined;
  /** Epoch milliseconds. */
  readonly now: number;
}

/**
 * Finds out who acts. Only people act: a service is refused.
 * @internal
 */
export async function readAct(
  request: AnyRequest,
  context: RouterContext,
): Promise<{
  readonly credentials: BackstageCredentials<BackstageUserPrincipal>;
  readonly act: Act;
}> {
  const { httpAuth, people } = context;
  const credentials = await httpAuth.credentials(request, { allow: ['user'] });
  const [actor, state] = await Promise.all([
    people.actor(credentials),
    readState(request, context),
  ]);
  return { credentials, act: { actor, ...state } };
}
