import { ReadinessRouter, RouterContext } from './RouterContext';

/**
 * Routes by which services send facts.
 * @internal
 */
export function addFactRoutes(
  router: ReadinessRouter,
  { httpAuth, ingestion }: RouterContext,
): void {
  router.put('/v1/facts', async (req, res) => {
    const { principal } = await httpAuth.credentials(req, {
      allow: ['service'],
    });
    const result = await ingestion.push(req.body.facts, {
      source: principal.subject,
    });
    res.json(result);
  });
}
