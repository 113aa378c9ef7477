import { Viewer } from '../permissions/Viewer';
import { Publication } from '../standards/Publication';
import { AnyRequest, RouterContext } from './RouterContext';
import { viewerOf } from './viewerOf';

/**
 * What every answer depends on: who asks, which documents are published, and what time it is. They are found out at the
 * same time.
 * @internal
 */
export async function readState(
  request: AnyRequest,
  context: RouterContext,
): Promise<{
  viewer: Viewer;
  publication: Publication | undefined;
  now: number;
}> {
  const [viewer, publication, now] = await Promise.all([
    viewerOf(request, context),
    context.publications.current(),
    context.clock.now(),
  ]);
  return { viewer, publication, now };
}
