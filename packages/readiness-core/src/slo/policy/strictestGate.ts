import { BudgetGate } from '../../documents/types';

/**
 * The strictest of several verdicts, of several policies or of several SLOs of an entity; of none `allow`.
 * @public
 */
export function strictestGate(gates: readonly BudgetGate[]): BudgetGate {
  const strictness: readonly BudgetGate[] = ['block', 'warn'];
  return strictness.find(gate => gates.includes(gate)) ?? 'allow';
}
