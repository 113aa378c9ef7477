export { compileRule } from './compileRule';
export type { CompileRuleOptions, RuleCompilation } from './compileRule';
export { RULE_LIMITS } from './limits';
export type { RuleProblem } from './ruleProblem';
export type { CompiledRule, RuleOutcome, RuleReads, RuleWorld } from './types';
