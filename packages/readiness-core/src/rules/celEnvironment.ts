import { Environment } from '@marcbachmann/cel-js';
import { Entity } from '@backstage/catalog-model';
import { boundedParts, boundedView } from './boundedView';
import { registerConversions, toInstant } from './conversions';
import { RULE_LIMITS } from './limits';
import { LinearPatterns } from './LinearPatterns';
import { ownName } from './ownFunctions';
import { FactMissing, NothingObserved, RuleFault } from './ruleErrors';
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
    return boundedEntity(this.#world);
  }

  get tier(): bigint {
    return BigInt(this.#world.tier);
  }

  get now(): Date {
    return new Date(this.#world.now);
  }
}

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
  readonly #patterns = new LinearPatterns();

  constructor() {
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
    this.#registerVariables();
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

  /** Runs a compiled expression against a world. Throws what the expression throws. */
  run(expression: (context: object) => unknown, world: RuleWorld): unknown {
    this.#world = world;
    try {
      return expression(new RuleVariables(world));
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

  #registerVariables() {
    this.environment
      .registerVariable('entity', 'dyn')
      .registerVariable('tier', 'int')
      .registerVariable('now', 'google.protobuf.Timestamp')
      .registerType('Fact', {
        ctor: FactHandle,
        fields: { value: 'dyn', provenance: 'string' },
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
        'annotation(string): string',
        (name: string) =>
          own(this.#current().entity.metadata.annotations, name),
        SYNCHRONOUS,
      )
      .registerFunction(
        'label(string): string',
        (name: string) => own(this.#current().entity.metadata.labels, name),
        SYNCHRONOUS,
      )
      .registerFunction(
        'link(string): string',
        (type: string) => this.#link(type),
        SYNCHRONOUS,
      )
      .registerFunction(
        'relations(string): list<string>',
        (type: string): string[] => this.#relations(type),
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
    const fact = this.#current().fact(id);
    if (!fact) {
      throw new FactMissing(id);
    }
    if (fact.observation.kind === 'none') {
      throw new NothingObserved(id);
    }
    return new FactHandle(boundedView(fact.observation.value), fact.provenance);
  }

  #link(type: string): string {
    const links = this.#current().entity.metadata.links ?? [];
    const wanted = type.toLowerCase();
    const byType = links.find(link => link.type?.toLowerCase() === wanted);
    const byTitle = () =>
      links.find(
        link => !link.type && link.title?.toLowerCase().includes(wanted),
      );
    return text((byType ?? byTitle())?.url);
  }

  #relations(type: string): string[] {
    const wanted = type.toLowerCase();
    const targets = (this.#current().entity.relations ?? [])
      .filter(relation => relation.type.toLowerCase() === wanted)
      .map(relation => relation.targetRef);
    if (targets.length > RULE_LIMITS.listLength) {
      throw new RuleFault(
        `relations("${type}") holds ${targets.length} entities, a rule may look at ${RULE_LIMITS.listLength}`,
      );
    }
    return targets;
  }
}

const views = new WeakMap<Entity, unknown>();

function boundedEntity({ entity }: RuleWorld): unknown {
  const known = views.get(entity);
  if (known) {
    return known;
  }
  // Relations have their own reader with its own bound, and large groups have thousands of them.
  const { relations: _, metadata, spec, ...rest } = entity;
  const view = {
    ...boundedParts(rest),
    metadata: boundedParts(metadata),
    ...(spec ? { spec: boundedParts(spec) } : {}),
  };
  views.set(entity, view);
  return view;
}

function own(texts: Record<string, string> | undefined, name: string): string {
  return texts && Object.hasOwn(texts, name) ? text(texts[name]) : '';
}

function text(value: unknown): string {
  if (typeof value !== 'string') {
    return '';
  }
  if (value.length > RULE_LIMITS.stringLength) {
    throw new RuleFault(
      `a text has more than ${RULE_LIMITS.stringLength} characters`,
    );
  }
  return value;
}
