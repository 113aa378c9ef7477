import { GovernanceRouter, RouterContext } from '../RouterContext';

/**
 * Routes about exemptions and their debt.
 * @internal
 */
export function addExemptionRoutes(
  _router: GovernanceRouter,
  _context: RouterContext,
): void {}
