import { readinessDocumentReadPermission } from 'backstage-plugin-readiness-common';
import { viewDocuments } from '../results/viewDocuments';
import { ReadinessRouter, RouterContext } from './RouterContext';
import { sendCacheable } from './sendCacheable';

/**
 * Routes about the published documents.
 * @internal
 */
export function addDocumentRoutes(
  router: ReadinessRouter,
  context: RouterContext,
): void {
  const { httpAuth, authorization, publications } = context;

  router.get('/v1/documents', async (req, res) => {
    const credentials = await httpAuth.credentials(req, {
      allow: ['user', 'service'],
    });
    await authorization.require(readinessDocumentReadPermission, credentials);
    sendCacheable(res, viewDocuments(await publications.current()));
  });
}
