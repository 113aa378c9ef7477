import {
  decideGate,
  Gate,
  GateDecision,
  GateInput,
  matchesScope,
  stricterTier,
} from 'backstage-readiness-core';

/**
 * Whether a gate has a say about an entity: its scope holds it, or held it until the owner changed the descriptor. Pure.
 * @internal
 */
export function concerns(
  gate: Gate,
  { input, counted }: Pick<GateInput, 'input' | 'counted'>,
): boolean {
  return (
    matchesScope(gate.appliesTo, input.entity) ||
    counted.gates.includes(gate.name)
  );
}

/**
 * What a gate answers. One that does not concern the entity lets it pass and says so, not even a hold stops it there.
 * Pure.
 * @internal
 */
export function decideWhereItConcerns(
  gate: Gate,
  input: GateInput,
): GateDecision {
  return concerns(gate, input)
    ? decideGate(gate, input)
    : unconcerned(gate, input);
}

function unconcerned(gate: Gate, { input, counted }: GateInput): GateDecision {
  const { tier, now } = input;
  const judged = stricterTier(tier, counted.tier);
  return {
    gate: gate.name,
    answer: 'allow',
    mode:
      gate.blockFrom !== undefined && gate.blockFrom <= now
        ? 'block'
        : gate.mode,
    summary: `${gate.title} does not concern ${input.entityRef}: its scope does not hold it`,
    tier: {
      judged: judged.kind === 'declared' ? judged.tier : gate.strictestTier,
      declared: tier,
    },
    requirements: [],
    claims: [],
  };
}
