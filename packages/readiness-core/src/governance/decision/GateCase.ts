import { Tier } from '../../documents/types';
import { Deadline } from '../../evaluation/Deadline';
import { EvaluationInput } from '../../evaluation/types';
import { stricterTier } from '../../evaluation/stricterTier';
import { Gate } from '../documentTypes';
import { GateInput } from '../types';

/**
 * A gate at work on one entity.
 * @internal
 */
export interface GateCase {
  readonly gate: Gate;
  readonly given: GateInput;
  /** With the tier that counts. */
  readonly input: EvaluationInput;
  /** By which the gate judges. */
  readonly tier: Tier;
  readonly now: number;
  readonly deadline: Deadline;
}

/** @internal */
export function gateCaseOf(gate: Gate, given: GateInput): GateCase {
  const { input, counted } = given;
  const tier = stricterTier(input.tier, counted.tier);
  return {
    gate,
    given,
    input: { ...input, tier },
    tier: tier.kind === 'declared' ? tier.tier : gate.strictestTier,
    now: input.now,
    deadline: new Deadline(input.now),
  };
}
