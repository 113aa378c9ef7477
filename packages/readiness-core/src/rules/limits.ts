/**
 * Static bounds on the work of a rule. A stop-watch would make results depend on the machine, so size, nesting, list
 * lengths and a cost worked out from them are bounded instead.
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
  patternLength: 200,
  /** Items of a list, or keys of a map, that a rule may look at. */
  listLength: 200,
  /** Characters of a text that a rule may look at. */
  stringLength: 10_000,
  /** Weight of a value: 1 for each item, key and number, 1 more for each 100 characters. */
  valueWeight: 4_000,
  /** Nesting of a value. */
  valueDepth: 8,
  /** Steps that a rule may need at worst; one takes well under a microsecond. */
  cost: 2_000_000,
} as const;
