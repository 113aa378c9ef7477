import { RemovalSettings } from './CatalogSettings';

/** Up to so many entities may go at once whatever their share. */
const FEW = 10;

/** @internal */
export type RemovalDecision =
  | { readonly kind: 'none' }
  | { readonly kind: 'remove'; readonly entityRefs: readonly string[] }
  /** They have not been missing for long enough to be removed yet. */
  | { readonly kind: 'waiting' }
  /** Too many are gone at once to believe it; nothing is removed. */
  | { readonly kind: 'held'; readonly missing: number; readonly known: number };

/**
 * What to do about entities that a complete look at the catalog did not find. A few may go; many at once are more likely
 * a fault of the catalog, so they are held, until they have been away for long or somebody says that it is meant.
 *
 * @param missing - by entity ref, since when it is missing, in epoch milliseconds
 * @internal
 */
export function decideRemovals(
  missing: ReadonlyMap<string, number>,
  options: {
    readonly known: number;
    readonly now: number;
    readonly settings: RemovalSettings;
  },
): RemovalDecision {
  const { known, now, settings } = options;
  if (missing.size === 0) {
    return { kind: 'none' };
  }
  const isMass =
    missing.size > FEW && missing.size > known * settings.holdShare;
  const isHeld = isMass && !settings.allowMass;
  const wait = isHeld ? settings.holdFor : settings.confirmFor;
  const entityRefs = [...missing]
    .filter(([, since]) => now - since >= wait)
    .map(([entityRef]) => entityRef);
  if (entityRefs.length > 0) {
    return { kind: 'remove', entityRefs };
  }
  return isHeld
    ? { kind: 'held', missing: missing.size, known }
    : { kind: 'waiting' };
}
