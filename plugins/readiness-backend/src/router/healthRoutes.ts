import { ServiceUnavailableError, stringifyError } from '@backstage/errors';
import { ReadinessRouter, RouterContext } from './RouterContext';

/**
 * The route that says whether readiness keeps up. It needs no sign-in, so it names nothing.
 * @internal
 */
export function addHealthRoutes(
  router: ReadinessRouter,
  { health, logger }: RouterContext,
): void {
  router.get('/health', async (_req, res) => {
    const view = await health.read().catch(error => {
      logger.error(
        `The health of readiness is not known: ${stringifyError(error)}`,
      );
      throw new ServiceUnavailableError(
        'The health of readiness is not known, most likely because its database does not answer; the log has the cause',
      );
    });
    res.set('Cache-Control', 'no-store').json(view);
  });
}
