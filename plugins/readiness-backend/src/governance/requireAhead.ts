import { InputError } from '@backstage/errors';

/**
 * An instant of a request that must lie ahead, in epoch milliseconds; null when none is given.
 * @throws InputError that names it
 * @internal
 */
export function requireAhead(
  name: string,
  value: string | undefined,
  now: number,
): number | null {
  if (value === undefined) {
    return null;
  }
  const instant = Date.parse(value);
  if (!(instant > now)) {
    throw new InputError(
      `${name} is ${value}, which is not ahead; give a later date`,
    );
  }
  return instant;
}
