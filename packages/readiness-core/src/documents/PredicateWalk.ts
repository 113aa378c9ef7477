import { DiagnosticList } from './DiagnosticList';
import { DOCUMENT_LIMITS } from './limits';
import { itemsOf, Located, mapOf } from './located';
import { describeValue, labelOf } from './readers';
import { didYouMean } from './suggest';

const LOGICAL = ['$all', '$any', '$not'];
const MATCHERS = ['$exists', '$in', '$contains', '$hasPrefix'];

/**
 * Walks a filter predicate and reports each fault at its place.
 * @internal
 */
export class PredicateWalk {
  readonly #found: DiagnosticList;
  #terms = 0;

  constructor(found: DiagnosticList) {
    this.#found = found;
  }

  /** Something that is matched against a whole object: paths, or one logical operator. */
  predicate(at: Located, depth: number): void {
    const map = mapOf(at);
    if (!map) {
      fault(
        at,
        this.#found,
        'it must be a map of paths, such as { kind: Component }',
      );
      return;
    }
    if (!this.#affordable(at, depth, map.fields.size)) {
      return;
    }
    const operators = [...map.fields.keys()].filter(isOperator);
    if (operators.length === 0) {
      for (const field of map.fields.values()) {
        this.#value(field.at, depth + 1);
      }
    } else if (this.#isAlone(at, operators, map.fields.size, LOGICAL)) {
      this.#logical(operators[0], map.fields.get(operators[0])!.at, depth + 1);
    }
  }

  #logical(operator: string, at: Located, depth: number): void {
    if (operator === '$not') {
      this.predicate(at, depth);
      return;
    }
    const items = this.#list(at);
    for (const item of items) {
      this.predicate(item, depth);
    }
  }

  /** Something that is matched against the value at a path. */
  #value(at: Located, depth: number): void {
    if (isPrimitive(at)) {
      return;
    }
    const map = mapOf(at);
    if (!map) {
      const right = itemsOf(at)
        ? 'to allow several values write { $in: [...] }'
        : 'it must be text, a number, true or false, or an operator';
      fault(at, this.#found, right);
      return;
    }
    const operators = [...map.fields.keys()].filter(isOperator);
    if (operators.length === 0) {
      fault(
        at,
        this.#found,
        'write nested paths with dots, such as spec.type, or use an operator such as { $in: [...] }',
      );
    } else if (
      this.#affordable(at, depth, 1) &&
      this.#isAlone(at, operators, map.fields.size, MATCHERS)
    ) {
      this.#matcher(operators[0], map.fields.get(operators[0])!.at, depth + 1);
    }
  }

  #matcher(operator: string, at: Located, depth: number): void {
    const { value } = at.node;
    if (operator === '$exists' && typeof value !== 'boolean') {
      fault(at, this.#found, 'it must be true or false');
    } else if (operator === '$hasPrefix' && typeof value !== 'string') {
      fault(at, this.#found, 'it must be text');
    } else if (operator === '$in') {
      for (const item of this.#list(at)) {
        if (!isPrimitive(item)) {
          fault(item, this.#found, 'it must be text, a number, true or false');
        }
      }
    } else if (operator === '$contains' && !isPrimitive(at)) {
      this.predicate(at, depth);
    }
  }

  #list(at: Located): readonly Located[] {
    const items = itemsOf(at);
    if (!items) {
      fault(at, this.#found, 'it must be a list');
      return [];
    }
    return this.#affordable(at, 1, items.length) ? items : [];
  }

  #isAlone(
    at: Located,
    operators: readonly string[],
    size: number,
    known: readonly string[],
  ): boolean {
    const unknown = operators.find(operator => !known.includes(operator));
    if (unknown !== undefined) {
      const hint =
        didYouMean(unknown, known) ?? `here it may be ${known.join(', ')}`;
      this.#found.error(
        at,
        'unknown-operator',
        `${labelOf(at.path)} uses "${unknown.slice(
          0,
          40,
        )}", which is no operator here; ${hint}`,
      );
      return false;
    }
    if (size > 1) {
      fault(
        at,
        this.#found,
        `"${operators[0]}" must stand alone in its map; combine with $all`,
      );
      return false;
    }
    return true;
  }

  #affordable(at: Located, depth: number, terms: number): boolean {
    const before = this.#terms;
    this.#terms += terms;
    const { predicateDepth, predicateTerms } = DOCUMENT_LIMITS;
    if (depth <= predicateDepth && this.#terms <= predicateTerms) {
      return true;
    }
    // Said once: what follows would only repeat it.
    if (depth > predicateDepth || before <= predicateTerms) {
      this.#found.error(
        at,
        'scope-too-large',
        `${labelOf(
          at.path,
        )} is too large; a scope has at most ${predicateDepth} levels and ${predicateTerms} terms`,
      );
    }
    return false;
  }
}

function isOperator(key: string): boolean {
  return key.startsWith('$');
}

function isPrimitive(at: Located): boolean {
  return ['string', 'number', 'boolean'].includes(typeof at.node.value);
}

function fault(at: Located, found: DiagnosticList, right: string): void {
  found.error(
    at,
    'wrong-scope',
    `${labelOf(at.path)} is ${describeValue(at.node.value)}; ${right}`,
  );
}
