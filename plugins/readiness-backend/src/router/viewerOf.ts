import { Viewer } from '../permissions/Viewer';
import { AnyRequest, RouterContext } from './RouterContext';

/**
 * The caller of a request, with what they may see: the one way in which routes learn who asks.
 * @internal
 */
export async function viewerOf(
  request: AnyRequest,
  { httpAuth, authorization }: RouterContext,
): Promise<Viewer> {
  const credentials = await httpAuth.credentials(request, {
    allow: ['user', 'service'],
  });
  return authorization.viewer(credentials);
}
