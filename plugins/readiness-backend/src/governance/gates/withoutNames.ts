import { GateObjective } from 'backstage-readiness-core';

const UNNAMED = 'an SLO of this ref that was removed';

/**
 * The same objectives, so that a gate decides the same, without their names. Pure.
 * @internal
 */
export function withoutNames(
  objectives: readonly GateObjective[] | null,
): readonly GateObjective[] | null {
  return (
    objectives &&
    objectives.map(one => ({ ...one, slo: UNNAMED, objective: UNNAMED }))
  );
}
