/**
 * An object without the keys that say nothing, so that it reads the same after a way through JSON.
 * @internal
 */
export function withoutUndefined<T extends object>(object: T): T {
  return Object.fromEntries(
    Object.entries(object).filter(([, value]) => value !== undefined),
  ) as T;
}
