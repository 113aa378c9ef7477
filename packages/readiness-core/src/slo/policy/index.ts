export { budgetPolicyFor } from './budgetPolicyFor';
export type {
  BudgetCase,
  BudgetConsequence,
  BudgetVerdict,
} from './budgetPolicyFor';
export { policyFollowed, standingOf } from './policyFollowed';
export type {
  BudgetEpisode,
  EpisodeStanding,
  PolicyStanding,
} from './policyFollowed';
export { strictestGate } from './strictestGate';
