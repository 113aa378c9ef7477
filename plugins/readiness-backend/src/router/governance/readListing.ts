import { Powers } from '../../governance/Powers';
import { Visibility } from '../../permissions/Visibility';
import { Publication } from '../../standards/Publication';
import { AnyRequest, RouterContext } from '../RouterContext';
import { readState } from '../readState';
import { powersOf } from './powersOf';

/**
 * What every list about what people decide depends on: what its reader may see, and what they could do with each item.
 * @internal
 */
export async function readListing(
  request: AnyRequest,
  context: RouterContext,
): Promise<{
  readonly knex: RouterContext['knex'];
  readonly visibility: Visibility;
  readonly powers: Powers;
  readonly publication: Publication | undefined;
  readonly now: number;
}> {
  const [{ viewer, publication, now }, powers] = await Promise.all([
    readState(request, context),
    powersOf(request, context),
  ]);
  const visibility = await viewer.visibility();
  return { knex: context.knex, visibility, powers, publication, now };
}
