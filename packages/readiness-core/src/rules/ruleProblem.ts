/**
 * Why an expression is refused. `position` is a 0-based offset in the expression.
 * @public
 */
export interface RuleProblem {
  readonly code:
    | 'rule-too-long'
    | 'rule-syntax'
    | 'rule-type'
    | 'rule-function'
    | 'rule-fact'
    | 'rule-slo'
    | 'rule-absence'
    | 'rule-loops'
    | 'rule-too-costly'
    | 'rule-entity'
    | 'rule-time'
    | 'rule-pattern';
  readonly message: string;
  readonly position?: number;
}
