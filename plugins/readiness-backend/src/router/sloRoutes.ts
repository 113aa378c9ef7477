import { ReadinessRouter, RouterContext } from './RouterContext';

/**
 * Routes by which services send slices of SLIs.
 * @internal
 */
export function addSloRoutes(
  router: ReadinessRouter,
  { httpAuth, pushes }: RouterContext,
): void {
  router.put('/v1/sli-slices', async (req, res) => {
    await httpAuth.credentials(req, { allow: ['service'] });
    res.json(await pushes.push(req.body.slices));
  });
}
