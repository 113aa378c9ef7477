import { Gate, GateInput, matchesScope } from 'backstage-readiness-core';

/**
 * Whether a gate has a say about an entity: its scope holds it, or held it until the owner changed the descriptor. Pure.
 * @internal
 */
export function gateConcerns(
  gate: Gate,
  { input, counted }: Pick<GateInput, 'input' | 'counted'>,
): boolean {
  return (
    matchesScope(gate.appliesTo, input.entity) ||
    counted.gates.includes(gate.name)
  );
}
