import { GovernanceRouter, RouterContext } from '../RouterContext';

/**
 * Routes about sign-offs of checks.
 * @internal
 */
export function addAttestationRoutes(
  _router: GovernanceRouter,
  _context: RouterContext,
): void {}
