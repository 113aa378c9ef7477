/**
 * An id as the database has them; what cannot be one is not there.
 * @internal
 */
export function numericId(id: string, missing: (id: string) => Error): string {
  if (!/^[1-9]\d{0,17}$/.test(id)) {
    throw missing(id);
  }
  return id;
}
