/**
 * Static bounds on the work of a rule. A stop-watch would make results depend on the machine, so size, nesting and
 * list lengths are bounded instead: at worst two nested loops over {@link RULE_LIMITS.listLength} elements.
 * @public
 */
export const RULE_LIMITS = {
  expressionLength: 2_000,
  astNodes: 400,
  astDepth: 24,
  listLiteral: 100,
  mapLiteral: 50,
  callArguments: 8,
  loopDepth: 2,
  listLength: 200,
  stringLength: 10_000,
  patternLength: 200,
} as const;
