import { ASTNode } from '@marcbachmann/cel-js';
import { RULE_LIMITS } from './limits';
import { patternProblem } from './LinearPatterns';
import { childrenOf, entityPath, literalText } from './ruleNodes';
import { RuleProblem } from './ruleProblem';
import { readSloCall } from './sloCall';
import { CALENDAR, LOOPS, METHODS, Vocabulary } from './ruleVocabulary';
import { RuleReads } from './types';

const FACT_FIELDS = new Set(['value', 'provenance']);
const FACT_ID = /^[a-z0-9]+([.-][a-z0-9]+)*$/;
/** Parts of an entity that may be of any size; rules read named fields of them. */
const WHOLES = new Set(['metadata', 'spec', '*']);

/** @internal */
export interface RuleInspection {
  readonly reads: RuleReads;
  /** The variables that it reads, sorted. */
  readonly variables: readonly string[];
  readonly problems: readonly RuleProblem[];
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
  #readsRelations = false;
  #readsClock = false;

  constructor(readonly vocabulary: Vocabulary) {}

  result(): RuleInspection {
    return {
      reads: {
        factIds: [...this.#factIds].sort(),
        entityPaths: [...this.#entityPaths].sort(),
        readsTier: this.#variables.has('tier'),
        readsNow: this.#readsClock || this.#variables.has('now'),
        readsRelations: this.#readsRelations,
      },
      variables: [...this.#variables]
        .filter(name => this.vocabulary.variables.has(name))
        .sort(),
      problems: this.#problems,
    };
  }

  visit(node: ASTNode, place: Place): void {
    switch (node.op) {
      case 'value':
        return;
      case 'id':
        this.#variables.add(node.args);
        if (node.args === 'entity') {
          this.#refuseWhole(node, 'entity');
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
        this.#visitChildren(node, place);
    }
  }

  #visitChildren(node: ASTNode, { loops, insideHas }: Place): void {
    childrenOf(node).forEach(child => this.visit(child, { loops, insideHas }));
  }

  #visitAccess(node: ASTNode, place: Place): void {
    const path = entityPath(node);
    if (path) {
      this.#entityPaths.add(path);
      this.#visitIndexes(node, place);
      if (WHOLES.has(path) && !place.insideHas) {
        this.#refuseWhole(
          node,
          path === '*' ? 'entity[...]' : `entity.${path}`,
        );
      }
      return;
    }
    const [target, key] = node.args as [ASTNode, ASTNode | string];
    const field = typeof key === 'string' ? key : undefined;
    this.visit(target, { ...place, field });
    this.#visitIndex(key, place);
  }

  /** Indexes inside an entity path may themselves be expressions. */
  #visitIndexes(node: ASTNode, place: Place): void {
    if (node.op !== '.' && node.op !== '[]') {
      return;
    }
    const [target, key] = node.args as [ASTNode, ASTNode | string];
    this.#visitIndexes(target, place);
    this.#visitIndex(key, place);
  }

  #visitIndex(key: ASTNode | string, { loops, insideHas }: Place): void {
    if (typeof key !== 'string') {
      this.visit(key, { loops, insideHas });
    }
  }

  #refuseWhole(node: ASTNode, name: string): void {
    this.#refuse(
      node,
      'rule-entity',
      `${name} is too large to be looked at as a whole; name the field, such as entity.spec.type`,
    );
  }

  #visitCall(name: string, args: ASTNode[], node: ASTNode, place: Place): void {
    const { functions, what } = this.vocabulary;
    if (!functions.has(name)) {
      this.#refuse(
        node,
        'rule-function',
        unknownFunction(name, functions, what),
      );
      return;
    }
    if (name === 'fact') {
      this.#visitFact(args, node, place);
      return;
    }
    if (name === 'slo') {
      this.#visitSlo(args, node, place);
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
    const id = literalText(args[0]);
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

  #visitSlo(args: ASTNode[], node: ASTNode, place: Place): void {
    const call = readSloCall(args, place);
    if (call.kind === 'reads') {
      this.#factIds.add(call.factId);
    } else {
      this.#refuse(node, call.code, call.message);
    }
  }

  #noteReader(name: string, args: ASTNode[]): void {
    const argument = literalText(args[0]) ?? '*';
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
    if (!METHODS.has(name)) {
      this.#refuse(
        node,
        'rule-function',
        unknownFunction(name, METHODS, this.vocabulary.what),
      );
      return;
    }
    if (name === 'matches') {
      this.#checkPattern(args[0], node);
    }
    if (CALENDAR.includes(name) && args.length > 0) {
      this.#refuse(
        node,
        'rule-time',
        `${name}() takes no time zone: rules count in UTC, so that they give the same answer on every machine`,
      );
    }
    if (LOOPS.includes(name)) {
      this.#checkVariable(args[0], node);
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

  #checkVariable(variable: ASTNode | undefined, node: ASTNode): void {
    if (variable?.op === 'id' && this.vocabulary.variables.has(variable.args)) {
      this.#refuse(
        node,
        'rule-loops',
        `A loop variable may not be called ${variable.args}, which has a meaning of its own`,
      );
    }
  }

  #checkPattern(pattern: ASTNode | undefined, node: ASTNode): void {
    const text = pattern && literalText(pattern);
    if (text === undefined || text.length > RULE_LIMITS.patternLength) {
      this.#refuse(
        node,
        'rule-pattern',
        `matches(...) takes a literal pattern of at most ${RULE_LIMITS.patternLength} characters`,
      );
      return;
    }
    const problem = patternProblem(text);
    if (problem) {
      this.#refuse(node, 'rule-pattern', problem);
    }
  }

  #refuse(node: ASTNode, code: RuleProblem['code'], message: string): void {
    this.#problems.push({ code, message, position: node.start });
  }
}

/**
 * Walks an expression once: what it reads, and whether it does anything that the laws or the limits forbid.
 * @internal
 */
export function inspectRule(
  root: ASTNode,
  vocabulary: Vocabulary,
): RuleInspection {
  const inspector = new Inspector(vocabulary);
  inspector.visit(root, { loops: 0 });
  return inspector.result();
}

function unknownFunction(
  name: string,
  known: ReadonlySet<string>,
  what: string,
): string {
  return `${name}(...) is not a function of ${what}; there are ${[...known]
    .sort()
    .join(', ')}`;
}
