import { GateConditionWorld } from './types';

/**
 * Whether something is asked for at a gate.
 * @public
 */
export type GateConditionOutcome =
  | { readonly kind: 'value'; readonly value: boolean }
  /** It could not be worked out; a gate then asks for the review. */
  | { readonly kind: 'fault'; readonly message: string };

/**
 * A CEL expression over `entity`, `tier`, `daysSinceFirstSeen`, `change` and `environment`, compiled once.
 * @public
 */
export interface GateCondition {
  readonly expression: string;
  /** Names of the variables that it reads, sorted. */
  readonly variables: readonly string[];
  evaluate(world: GateConditionWorld): GateConditionOutcome;
}
