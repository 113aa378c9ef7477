import { Powers } from '../../governance/Powers';
import { AnyRequest, RouterContext } from '../RouterContext';

/**
 * What the caller of a request could do; nothing when it is a service.
 * @internal
 */
export async function powersOf(
  request: AnyRequest,
  { httpAuth, people, authorization }: RouterContext,
): Promise<Powers> {
  const credentials = await httpAuth.credentials(request, {
    allow: ['user', 'service'],
  });
  const actor =
    credentials.principal.type === 'user'
      ? // Asked for once more, because a copy of credentials has lost the token by which people are looked up.
        await people.actor(
          await httpAuth.credentials(request, { allow: ['user'] }),
        )
      : undefined;
  return new Powers({ actor, authorization, credentials });
}
