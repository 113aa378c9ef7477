import { ASTNode } from '@marcbachmann/cel-js';
import { RE2JS } from 're2js';
import { RULE_LIMITS } from './limits';
import { RuleProblem } from './ruleProblem';
import { RuleReads } from './types';

const READERS = ['fact', 'annotation', 'label', 'link', 'relations'];
const HELPERS = ['hoursSince', 'daysSince', 'size', 'has'];
const CONVERSIONS = [
  'int',
  'double',
  'string',
  'bool',
  'timestamp',
  'duration',
];
const LOOPS = ['all', 'exists', 'exists_one', 'map', 'filter'];
const METHODS = [
  'size', 'startsWith', 'endsWith', 'contains', 'matches', 'lowerAscii', 'upperAscii', 'trim',
  'getFullYear', 'getMonth', 'getDate', 'getDayOfMonth', 'getDayOfWeek', 'getDayOfYear',
  'getHours', 'getMinutes', 'getSeconds',
]; // prettier-ignore

const FUNCTIONS = new Set([...READERS, ...HELPERS, ...CONVERSIONS]);
const RECEIVER_FUNCTIONS = new Set([...METHODS, ...LOOPS]);
const FACT_FIELDS = new Set(['value', 'provenance']);
const FACT_ID = /^[a-z0-9]+([.-][a-z0-9]+)*$/;

/** @internal */
export interface RuleInspection {
  readonly reads: RuleReads;
  readonly problems: readonly RuleProblem[];
  readonly usesMatches: boolean;
}

/**
 * Walks an expression once: what it reads, and whether it does anything that the laws or the limits forbid.
 * @internal
 */
export function inspectRule(root: ASTNode): RuleInspection {
  const inspector = new Inspector();
  inspector.visit(root, { loops: 0 });
  return inspector.result();
}

interface Place {
  readonly loops: number;
  /** The field read from this node by its parent, if the parent is a member access. */
  readonly field?: string;
  readonly insideHas?: boolean;
}

class Inspector {
  readonly #factIds = new Set<string>();
  readonly #entityPaths = new Set<string>();
  readonly #problems = new Array<RuleProblem>();
  readonly #variables = new Set<string>();
  #usesMatches = false;
  #readsRelations = false;
  #readsClock = false;

  result(): RuleInspection {
    return {
      reads: {
        factIds: [...this.#factIds].sort(),
        entityPaths: [...this.#entityPaths].sort(),
        readsTier: this.#variables.has('tier'),
        readsNow: this.#readsClock || this.#variables.has('now'),
        readsRelations: this.#readsRelations,
      },
      problems: this.#problems,
      usesMatches: this.#usesMatches,
    };
  }

  visit(node: ASTNode, place: Place): void {
    switch (node.op) {
      case 'value':
        return;
      case 'id':
        this.#variables.add(node.args);
        if (node.args === 'entity') {
          this.#entityPaths.add('*');
        }
        return;
      case '.':
      case '[]':
        this.#visitAccess(node, place);
        return;
      case 'call':
        this.#visitCall(node.args[0], node.args[1], node, place);
        return;
      case 'rcall':
        this.#visitMethod(
          node.args[0],
          node.args[1],
          node.args[2],
          node,
          place,
        );
        return;
      default:
        this.#visitChildren(node.args, place);
    }
  }

  #visitChildren(args: unknown, place: Place): void {
    if (Array.isArray(args)) {
      args.forEach(item => this.#visitChildren(item, place));
    } else if (isNode(args)) {
      this.visit(args, { loops: place.loops, insideHas: place.insideHas });
    }
  }

  #visitAccess(node: ASTNode, place: Place): void {
    const path = entityPath(node);
    if (path) {
      this.#entityPaths.add(path);
      this.#visitIndexes(node, place);
      return;
    }
    const [target, key] = node.args as [ASTNode, ASTNode | string];
    const field = typeof key === 'string' ? key : undefined;
    this.visit(target, { ...place, field });
    this.#visitChildren(key, place);
  }

  /** Indexes inside an entity path may themselves be expressions. */
  #visitIndexes(node: ASTNode, place: Place): void {
    if (node.op !== '.' && node.op !== '[]') {
      return;
    }
    const [target, key] = node.args as [ASTNode, ASTNode | string];
    this.#visitIndexes(target, place);
    this.#visitChildren(key, place);
  }

  #visitCall(name: string, args: ASTNode[], node: ASTNode, place: Place): void {
    if (!FUNCTIONS.has(name)) {
      this.#refuse(node, 'rule-function', unknownFunction(name, FUNCTIONS));
      return;
    }
    if (name === 'fact') {
      this.#visitFact(args, node, place);
      return;
    }
    this.#noteReader(name, args);
    args.forEach(argument =>
      this.visit(argument, {
        loops: place.loops,
        insideHas: place.insideHas || name === 'has',
      }),
    );
  }

  #visitFact(args: ASTNode[], node: ASTNode, place: Place): void {
    const id = literal(args[0]);
    if (args.length !== 1 || id === undefined || !FACT_ID.test(id)) {
      this.#refuse(
        node,
        'rule-fact',
        'fact(...) takes one literal fact id such as fact("ci.success-rate"), so that it is known which facts a rule reads',
      );
      return;
    }
    if (place.insideHas) {
      this.#refuse(
        node,
        'rule-absence',
        `has(...) may not look at fact("${id}"): a rule must not gain by a fact that is missing; compare its value instead`,
      );
      return;
    }
    if (!place.field || !FACT_FIELDS.has(place.field)) {
      this.#refuse(
        node,
        'rule-fact',
        `fact("${id}") must be followed by .value or .provenance`,
      );
      return;
    }
    this.#factIds.add(id);
  }

  #noteReader(name: string, args: ASTNode[]): void {
    const argument = literal(args[0]) ?? '*';
    switch (name) {
      case 'annotation':
        this.#entityPaths.add(`metadata.annotations.${argument}`);
        break;
      case 'label':
        this.#entityPaths.add(`metadata.labels.${argument}`);
        break;
      case 'link':
        this.#entityPaths.add('metadata.links');
        break;
      case 'relations':
        this.#entityPaths.add('relations');
        this.#readsRelations = true;
        break;
      case 'hoursSince':
      case 'daysSince':
        this.#readsClock = true;
        break;
      default:
    }
  }

  #visitMethod(
    name: string,
    receiver: ASTNode,
    args: ASTNode[],
    node: ASTNode,
    place: Place,
  ): void {
    if (!RECEIVER_FUNCTIONS.has(name)) {
      this.#refuse(
        node,
        'rule-function',
        unknownFunction(name, RECEIVER_FUNCTIONS),
      );
      return;
    }
    if (name === 'matches') {
      this.#checkPattern(args[0], node);
    }
    const loops = place.loops + (LOOPS.includes(name) ? 1 : 0);
    if (loops > RULE_LIMITS.loopDepth) {
      this.#refuse(
        node,
        'rule-loops',
        `At most ${RULE_LIMITS.loopDepth} loops (${LOOPS.join(
          ', ',
        )}) may be nested`,
      );
      return;
    }
    this.visit(receiver, { loops: place.loops, insideHas: place.insideHas });
    args.forEach(argument =>
      this.visit(argument, { loops, insideHas: place.insideHas }),
    );
  }

  #checkPattern(pattern: ASTNode | undefined, node: ASTNode): void {
    this.#usesMatches = true;
    const text = pattern && literal(pattern);
    if (text === undefined || text.length > RULE_LIMITS.patternLength) {
      this.#refuse(
        node,
        'rule-pattern',
        `matches(...) takes a literal pattern of at most ${RULE_LIMITS.patternLength} characters`,
      );
      return;
    }
    try {
      RE2JS.compile(text);
    } catch (error) {
      this.#refuse(
        node,
        'rule-pattern',
        `"${text}" is not a pattern that RE2 knows (no back-references, no look-around): ${
          error instanceof Error ? error.message : String(error)
        }`,
      );
    }
  }

  #refuse(node: ASTNode, code: RuleProblem['code'], message: string): void {
    this.#problems.push({ code, message, position: node.start });
  }
}

function isNode(value: unknown): value is ASTNode {
  return typeof value === 'object' && value !== null && 'op' in value;
}

function literal(node: ASTNode | undefined): string | undefined {
  return node?.op === 'value' && typeof node.args === 'string'
    ? node.args
    : undefined;
}

function unknownFunction(name: string, known: ReadonlySet<string>): string {
  return `${name}(...) is not a function of rules; there are ${[...known]
    .sort()
    .join(', ')}`;
}

/** `entity.spec.type` and `entity.spec["type"]` as dotted paths; a dynamic index ends the path with `*`. */
function entityPath(node: ASTNode): string | undefined {
  if (node.op === 'id') {
    return node.args === 'entity' ? '' : undefined;
  }
  if (node.op !== '.' && node.op !== '[]') {
    return undefined;
  }
  const [target, key] = node.args as [ASTNode, ASTNode | string];
  const parent = entityPath(target);
  if (parent === undefined) {
    return undefined;
  }
  if (parent.endsWith('*')) {
    return parent;
  }
  const name = typeof key === 'string' ? key : literal(key) ?? '*';
  return parent ? `${parent}.${name}` : name;
}
