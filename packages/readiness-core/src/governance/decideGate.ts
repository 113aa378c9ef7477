import { stricterTier } from '../evaluation/stricterTier';
import { Gate } from './documentTypes';
import { GateDecision, GateInput } from './types';

/**
 * What a gate answers: pure, the same input gives the same answer.
 * @public
 */
export function decideGate(
  gate: Gate,
  { input, counted }: GateInput,
): GateDecision {
  const tier = stricterTier(input.tier, counted.tier);
  return {
    gate: gate.name,
    answer: 'block',
    mode: 'block',
    summary: 'Requirements are not worked out yet',
    tier: {
      judged: tier.kind === 'declared' ? tier.tier : gate.strictestTier,
      declared: input.tier,
    },
    requirements: [],
    claims: [],
  };
}
