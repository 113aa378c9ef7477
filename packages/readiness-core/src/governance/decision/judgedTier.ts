import { GateDecision } from '../types';
import { GateCase } from './GateCase';

/**
 * The tier by which an entity is judged, and why it is not the declared one where it is not.
 * @internal
 */
export function judgedTier({
  given,
  input,
  tier,
}: GateCase): GateDecision['tier'] {
  const declared = given.input.tier;
  const judged = { judged: tier, declared };
  if (declared.kind === 'undeclared') {
    const reason =
      input.tier.kind === 'declared'
        ? `No tier is validly declared any more; tier ${tier} goes on counting until a reviewer confirms the change`
        : `No tier is validly declared, so the gate judges by tier ${tier}, the most critical that it names`;
    return { ...judged, reason };
  }
  return declared.tier === tier
    ? judged
    : {
        ...judged,
        reason: `Tier ${tier} goes on counting until a reviewer confirms the change to tier ${declared.tier}`,
      };
}
