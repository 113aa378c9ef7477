import { GovernanceRouter, RouterContext } from '../RouterContext';

/**
 * Routes about gates, their decisions, holds and broken glasses.
 * @internal
 */
export function addGateRoutes(
  _router: GovernanceRouter,
  _context: RouterContext,
): void {}
