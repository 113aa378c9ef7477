import { GovernanceRouter, RouterContext } from '../RouterContext';

/**
 * Routes about changes of tier and scope, and services that are new.
 * @internal
 */
export function addStandingRoutes(
  _router: GovernanceRouter,
  _context: RouterContext,
): void {}
