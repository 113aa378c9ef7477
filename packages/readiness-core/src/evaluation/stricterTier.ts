import { Tier } from '../documents/types';
import { TierDeclaration } from './types';

/**
 * The tier by which an entity is judged while an earlier one goes on counting: the more critical of the two. One that is
 * not declared any more, or not validly, is held at the one before.
 * @public
 */
export function stricterTier(
  declared: TierDeclaration,
  counted: Tier | undefined,
): TierDeclaration {
  if (counted === undefined) {
    return declared;
  }
  return declared.kind === 'declared' && declared.tier <= counted
    ? declared
    : { kind: 'declared', tier: counted };
}
