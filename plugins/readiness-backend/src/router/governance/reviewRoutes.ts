import { GovernanceRouter, RouterContext } from '../RouterContext';

/**
 * Routes about readiness reviews, follow-ups and what is due soon.
 * @internal
 */
export function addReviewRoutes(
  _router: GovernanceRouter,
  _context: RouterContext,
): void {}
