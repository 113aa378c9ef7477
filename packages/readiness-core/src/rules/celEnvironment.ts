import { Environment } from '@marcbachmann/cel-js';
import { RE2JS } from 're2js';
import { JsonObject } from '@backstage/types';
import { boundedView } from './boundedView';
import { RULE_LIMITS } from './limits';
import { FactMissing, NothingObserved } from './ruleErrors';
import { RuleWorld } from './types';

/** What `fact(id)` returns to a rule. */
class FactHandle {
  constructor(readonly value: unknown, readonly provenance: string) {}
}

/** The name under which the linear-time `matches` is registered; the native one may run for ever. @internal */
export const SAFE_MATCHES = 'matchesLinear';

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
  readonly #patterns = new Map<string, RE2JS>();

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
    this.environment.registerFunction(
      `string.${SAFE_MATCHES}(string): bool`,
      (text: string, pattern: string) =>
        this.#pattern(pattern).matcher(text).find(),
    );
  }

  /** Runs a compiled expression against a world. Throws what the expression throws. */
  run(expression: (context: object) => unknown, world: RuleWorld): unknown {
    this.#world = world;
    try {
      return expression({
        entity: boundedEntity(world),
        tier: BigInt(world.tier),
        now: new Date(world.now),
      });
    } finally {
      this.#world = undefined;
    }
  }

  /** Compiles a pattern once; throws when it is not RE2 syntax. Patterns are literals, so there are few. */
  #pattern(pattern: string): RE2JS {
    const known = this.#patterns.get(pattern);
    if (known) {
      return known;
    }
    const compiled = RE2JS.compile(pattern);
    this.#patterns.set(pattern, compiled);
    return compiled;
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
    for (const [symbol, operate] of Object.entries(operations)) {
      const mixed = (a: number | bigint, b: number | bigint) =>
        operate(Number(a), Number(b));
      this.environment.registerOperator(`double ${symbol} int`, mixed);
      this.environment.registerOperator(`int ${symbol} double`, mixed);
    }
  }

  #registerReaders() {
    this.environment
      .registerFunction('fact(string): Fact', (id: string) => this.#fact(id))
      .registerFunction('annotation(string): string', (name: string) =>
        text(this.#current().entity.metadata.annotations?.[name]),
      )
      .registerFunction('label(string): string', (name: string) =>
        text(this.#current().entity.metadata.labels?.[name]),
      )
      .registerFunction('link(string): string', (type: string) =>
        this.#link(type),
      )
      .registerFunction(
        'relations(string): list<string>',
        (type: string): string[] => this.#relations(type),
      );
  }

  // The type is dyn because CEL has no equality between its double and the int of a literal.
  #registerTime() {
    const hoursSince = (instant: Date) =>
      (this.#current().now - instant.getTime()) / MILLISECONDS_PER_HOUR;
    const daysSince = (instant: Date) => hoursSince(instant) / 24;
    this.environment
      .registerFunction(
        'hoursSince(google.protobuf.Timestamp): dyn',
        hoursSince,
      )
      .registerFunction('hoursSince(string): dyn', (date: string) =>
        hoursSince(parseDate(date)),
      )
      .registerFunction('daysSince(google.protobuf.Timestamp): dyn', daysSince)
      .registerFunction('daysSince(string): dyn', (date: string) =>
        daysSince(parseDate(date)),
      );
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
      throw new Error(
        `relations("${type}") holds ${targets.length} entities, a rule may look at ${RULE_LIMITS.listLength}`,
      );
    }
    return targets;
  }
}

const boundedEntities = new WeakMap<object, unknown>();

function boundedEntity(world: RuleWorld): unknown {
  const known = boundedEntities.get(world.entity);
  if (known) {
    return known;
  }
  // Relations have their own reader with its own bound, and large groups have thousands of them.
  const { relations: _, ...own } = world.entity;
  const view = boundedView(own as unknown as JsonObject);
  boundedEntities.set(world.entity, view);
  return view;
}

function text(value: unknown): string {
  return typeof value === 'string' ? value : '';
}

function parseDate(date: string): Date {
  const instant = new Date(date);
  if (Number.isNaN(instant.getTime())) {
    throw new Error(`"${date.slice(0, 40)}" is not an ISO date`);
  }
  return instant;
}
