const NOT_SCORED = new Set(['location', 'template']);

/**
 * Whether entities of a kind are scored at all: Locations and Templates are the catalog's own means, nobody runs them.
 * @public
 */
export function isScoredKind(kind: string): boolean {
  return !NOT_SCORED.has(kind.toLowerCase());
}
