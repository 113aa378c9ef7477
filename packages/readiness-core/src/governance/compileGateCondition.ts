import { CelEnvironment } from '../rules/celEnvironment';
import { compileExpression } from '../rules/compileExpression';
import { boundedEntity } from '../rules/entityReaders';
import { faultMessage } from '../rules/faultMessage';
import { RuleProblem } from '../rules/ruleProblem';
import { GATE_VOCABULARY } from '../rules/ruleVocabulary';
import { GateCondition, GateConditionOutcome } from './GateCondition';
import { GateConditionWorld } from './types';

/** @public */
export type GateConditionCompilation =
  | { readonly kind: 'compiled'; readonly condition: GateCondition }
  | { readonly kind: 'refused'; readonly problems: readonly RuleProblem[] };

const cel = new CelEnvironment({
  entity: 'dyn',
  tier: 'int',
  daysSinceFirstSeen: 'int',
  change: 'string',
  environment: 'string',
});

class CelGateCondition implements GateCondition {
  readonly #run: (context: object) => unknown;

  constructor(
    readonly expression: string,
    readonly variables: readonly string[],
    run: (context: object) => unknown,
  ) {
    this.#run = run;
  }

  evaluate(world: GateConditionWorld): GateConditionOutcome {
    const { entity, tier } = world;
    const fact = () => undefined;
    try {
      const value = cel.run(
        this.#run,
        { entity, tier, now: 0, fact },
        [],
        variablesOf(world),
      );
      return typeof value === 'boolean'
        ? { kind: 'value', value }
        : { kind: 'fault', message: 'it gives neither true nor false' };
    } catch (error) {
      return { kind: 'fault', message: faultMessage(error) };
    }
  }
}

/**
 * Compiles a condition of a gate within the bounds on rules, or says why it is refused. Never throws for any text.
 * @public
 */
export function compileGateCondition(
  expression: string,
): GateConditionCompilation {
  const compilation = compileExpression(expression, {
    cel,
    expects: 'boolean',
    vocabulary: GATE_VOCABULARY,
  });
  return compilation.kind === 'refused'
    ? compilation
    : {
        kind: 'compiled',
        condition: new CelGateCondition(
          expression,
          compilation.variables,
          compilation.run,
        ),
      };
}

function variablesOf(world: GateConditionWorld): object {
  const { entity, tier, daysSinceFirstSeen, change, environment } = world;
  return {
    entity: boundedEntity(entity),
    tier: BigInt(tier),
    daysSinceFirstSeen: BigInt(daysSinceFirstSeen),
    change,
    environment,
  };
}
