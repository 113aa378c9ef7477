/**
 * The cursors of the pages before this one, oldest first, an empty one for the first page. Empty where somebody came
 * straight to a page: a cursor leads forward only.
 * @internal
 */
export function readPageTrail(state: unknown): readonly string[] {
  const trail =
    typeof state === 'object' && state !== null && 'pageTrail' in state
      ? state.pageTrail
      : undefined;
  return Array.isArray(trail)
    ? trail.filter((cursor): cursor is string => typeof cursor === 'string')
    : [];
}

/** The same question at another page; null is the first. @internal */
export function pathToPage(search: string, cursor: string | null): string {
  const params = new URLSearchParams(search);
  params.delete('cursor');
  if (cursor) {
    params.set('cursor', cursor);
  }
  return `?${params}`;
}
