import { Environment } from '@marcbachmann/cel-js';
import { JsonValue } from '@backstage/types';
import { boundedView } from './boundedView';
import { registerConversions, toInstant } from './conversions';
import {
  boundedEntity,
  linkOf,
  ownText,
  relationTargets,
} from './entityReaders';
import { RULE_LIMITS } from './limits';
import { LinearPatterns } from './LinearPatterns';
import { ownName } from './ownFunctions';
import { FactMissing, NothingObserved } from './ruleErrors';
import {
  OBJECTIVE_FIELDS,
  SLO_SUMMARY,
  sloFactId,
  SloObjectiveReading,
  SloSummary,
  SUMMARY_FIELDS,
} from './SloReading';
import { Fact } from '../facts/types';
import { RuleWorld } from './types';

/** What `fact(id)` returns to a rule. */
class FactHandle {
  constructor(readonly value: unknown, readonly provenance: string) {}
}

/** The variables of a rule, each made only when the rule asks for it: most rules ask for none. */
class RuleVariables {
  readonly #world: RuleWorld;

  constructor(world: RuleWorld) {
    this.#world = world;
  }

  get entity(): unknown {
    return boundedEntity(this.#world.entity);
  }

  get tier(): bigint {
    return BigInt(this.#world.tier);
  }

  get now(): Date {
    return new Date(this.#world.now);
  }
}

/** The variables of rules by their types. */
const RULE_VARIABLES: Readonly<Record<string, string>> = {
  entity: 'dyn',
  tier: 'int',
  now: 'google.protobuf.Timestamp',
};

const SYNCHRONOUS = { async: false };
const MILLISECONDS_PER_HOUR = 3_600_000;

/**
 * The CEL environment and the world that the rule at work looks at.
 *
 * Contract: evaluation is synchronous and not re-entrant, so one slot for the world is enough. It is set before each
 * evaluation and read by the functions below; nothing else of a rule has state.
 * @internal
 */
export class CelEnvironment {
  readonly environment: Environment;
  #world: RuleWorld | undefined;
  /** The facts that the rule at work needs and does not have. */
  #missing = new Array<string>();
  readonly #patterns = new LinearPatterns();

  /** @param variables - types by name; those of rules unless told otherwise */
  constructor(variables = RULE_VARIABLES) {
    this.environment = new Environment({
      homogeneousAggregateLiterals: false,
      limits: {
        maxAstNodes: RULE_LIMITS.astNodes,
        maxDepth: RULE_LIMITS.astDepth,
        maxListElements: RULE_LIMITS.listLiteral,
        maxMapEntries: RULE_LIMITS.mapLiteral,
        maxCallArguments: RULE_LIMITS.callArguments,
      },
    });
    this.#registerVariables(variables);
    this.#registerArithmetic();
    this.#registerReaders();
    this.#registerTime();
    registerConversions(this.environment);
    this.environment.registerFunction(
      `string.${ownName('matches')}(string): bool`,
      (value: string, pattern: string) => this.#patterns.find(value, pattern),
      SYNCHRONOUS,
    );
  }

  /**
   * Runs a compiled expression against a world. Throws what the expression throws.
   *
   * @param missing - takes the ids of the facts that the expression asks for and that are not known
   * @param variables - those of rules unless told otherwise
   */
  run(
    expression: (context: object) => unknown,
    world: RuleWorld,
    missing: string[],
    variables: object = new RuleVariables(world),
  ): unknown {
    this.#world = world;
    this.#missing = missing;
    try {
      return expression(variables);
    } finally {
      this.#world = undefined;
    }
  }

  #current(): RuleWorld {
    if (!this.#world) {
      throw new Error('A rule was evaluated without a world');
    }
    return this.#world;
  }

  #registerVariables(variables: Readonly<Record<string, string>>) {
    for (const [name, type] of Object.entries(variables)) {
      this.environment.registerVariable(name, type);
    }
    this.environment
      .registerType('Fact', {
        ctor: FactHandle,
        fields: { value: 'dyn', provenance: 'string' },
      })
      .registerType('SloSummary', {
        ctor: SloSummary,
        fields: dynamicFields(SUMMARY_FIELDS),
      })
      .registerType('Slo', {
        ctor: SloObjectiveReading,
        fields: dynamicFields(OBJECTIVE_FIELDS),
      });
  }

  /** JSON numbers are doubles in CEL, literals such as 3 are ints; authors should not have to know. */
  #registerArithmetic() {
    const operations: Record<string, (a: number, b: number) => number> = {
      '+': (a, b) => a + b,
      '-': (a, b) => a - b,
      '*': (a, b) => a * b,
      '/': (a, b) => a / b,
    };
    this.environment.registerOperator(
      'double == int: bool',
      (a: number, b: bigint) => a === Number(b),
    );
    for (const [symbol, operate] of Object.entries(operations)) {
      const mixed = (a: number | bigint, b: number | bigint) =>
        operate(Number(a), Number(b));
      this.environment.registerOperator(`double ${symbol} int`, mixed);
      this.environment.registerOperator(`int ${symbol} double`, mixed);
    }
  }

  #registerReaders() {
    this.environment
      .registerFunction(
        'fact(string): Fact',
        (id: string) => this.#fact(id),
        SYNCHRONOUS,
      )
      .registerFunction(
        'slo(): SloSummary',
        () => this.#slo(SLO_SUMMARY, SloSummary),
        SYNCHRONOUS,
      )
      .registerFunction(
        'slo(string): Slo',
        (name: string) => this.#slo(sloFactId(name), SloObjectiveReading),
        SYNCHRONOUS,
      )
      .registerFunction(
        'annotation(string): string',
        (name: string) =>
          ownText(this.#current().entity.metadata.annotations, name),
        SYNCHRONOUS,
      )
      .registerFunction(
        'label(string): string',
        (name: string) => ownText(this.#current().entity.metadata.labels, name),
        SYNCHRONOUS,
      )
      .registerFunction(
        'link(string): string',
        (type: string) => linkOf(this.#current().entity, type),
        SYNCHRONOUS,
      )
      .registerFunction(
        'relations(string): list<string>',
        (type: string): string[] =>
          relationTargets(this.#current().entity, type),
        SYNCHRONOUS,
      );
  }

  // The type is dyn because CEL has no equality between its double and the int of a literal.
  #registerTime() {
    const spans = [
      ['hoursSince', MILLISECONDS_PER_HOUR],
      ['daysSince', 24 * MILLISECONDS_PER_HOUR],
    ] as const;
    for (const [name, span] of spans) {
      const since = (instant: Date) =>
        (this.#current().now - instant.getTime()) / span;
      this.environment
        .registerFunction(
          `${name}(google.protobuf.Timestamp): dyn`,
          since,
          SYNCHRONOUS,
        )
        .registerFunction(
          `${name}(string): dyn`,
          (date: string) => since(toInstant(date)),
          SYNCHRONOUS,
        );
    }
  }

  #fact(id: string): FactHandle {
    const { value, provenance } = this.#observed(id);
    return new FactHandle(boundedView(value), provenance);
  }

  #slo<T>(
    id: string,
    Reading: new (id: string, value: JsonValue, missing: string[]) => T,
  ): T {
    return new Reading(id, this.#observed(id).value, this.#missing);
  }

  #observed(id: string): { value: JsonValue; provenance: Fact['provenance'] } {
    const fact = this.#current().fact(id);
    if (!fact) {
      this.#missing.push(id);
      throw new FactMissing(id);
    }
    const { observation, provenance } = fact;
    if (observation.kind === 'none') {
      throw new NothingObserved(id);
    }
    return { value: observation.value, provenance };
  }
}

/** Facts hold any JSON, so the types of their fields are known only when a rule runs. */
function dynamicFields(names: readonly string[]): Record<string, string> {
  return Object.fromEntries(names.map(name => [name, 'dyn']));
}
