import { JsonValue } from '@backstage/types';
import { DiagnosticList } from './DiagnosticList';
import { DOCUMENT_LIMITS } from './limits';
import { itemsOf, Located, mapOf } from './located';
import { readFields, Shape, Values } from './readFields';
import { shorten } from './shorten';
import { didYouMean } from './suggest';

/**
 * Reads a value of a document. Undefined when it cannot be used: then at least one error has been reported.
 * @internal
 */
export type Reader<T> = (at: Located, found: DiagnosticList) => T | undefined;

/**
 * The name of a value within its check or document, for messages: `fix.url`, not `spec.checks[2].fix.url`.
 * @internal
 */
export function labelOf(path: string): string {
  return path.replace(/^(spec\.checks\[\d+\]|spec|metadata)\.(?=.)/, '');
}

/** @internal */
export function describeValue(value: JsonValue | undefined): string {
  if (value === null || value === undefined) {
    return 'nothing';
  }
  if (Array.isArray(value)) {
    return 'a list';
  }
  if (typeof value === 'object') {
    return 'a map';
  }
  const shown = shorten(String(value), 40);
  return typeof value === 'string' ? `"${shown}"` : shown;
}

/** @internal */
export function wrongType(
  at: Located,
  found: DiagnosticList,
  right: string,
): undefined {
  found.error(
    at,
    'wrong-type',
    `${labelOf(at.path)} is ${describeValue(
      at.node.value,
    )}; it must be ${right}`,
  );
}

/** @internal */
export function readText(options?: {
  readonly most?: number;
  readonly example?: string;
}): Reader<string> {
  const { most = DOCUMENT_LIMITS.text, example } = options ?? {};
  return (at, found) => {
    const { value } = at.node;
    if (typeof value !== 'string') {
      const quoted = example ? `text, such as ${example}` : 'text';
      const hint = typeof value === 'object' ? '' : ' (put it in quotes)';
      return wrongType(at, found, `${quoted}${hint}`);
    }
    const text = value.trim();
    if (text === '' || text.length > most) {
      found.error(
        at,
        'wrong-length',
        `${labelOf(at.path)} has ${
          text.length
        } characters; it must have 1 to ${most}`,
      );
      return undefined;
    }
    return text;
  };
}

/** @internal */
export function readOneOf<const T extends string>(
  choices: readonly T[],
): Reader<T> {
  return (at, found) => {
    const { value } = at.node;
    const choice = choices.find(candidate => candidate === value);
    if (choice === undefined) {
      const hint =
        typeof value === 'string' ? didYouMean(value, choices) : undefined;
      const right = `it must be ${joinOr(choices)}`;
      found.error(
        at,
        'unknown-value',
        `${labelOf(at.path)} is ${describeValue(value)}; ${right}${
          hint ? `; ${hint}` : ''
        }`,
      );
    }
    return choice;
  };
}

/** @internal */
export function readNumber(options: {
  readonly accepts: (value: number) => boolean;
  readonly right: string;
}): Reader<number> {
  return (at, found) => {
    const { value } = at.node;
    if (typeof value !== 'number') {
      return wrongType(at, found, options.right);
    }
    if (!options.accepts(value)) {
      found.error(
        at,
        'out-of-range',
        `${labelOf(at.path)} is ${value}; it must be ${options.right}`,
      );
      return undefined;
    }
    return value;
  };
}

/**
 * Reads a list of distinct items. An item that cannot be read is reported and left out.
 * @internal
 */
export function readList<T>(options: {
  readonly item: Reader<T>;
  readonly right: string;
  readonly most?: number;
  /** What must differ between items; by default the item itself. */
  readonly identity?: (item: T) => unknown;
}): Reader<readonly T[]> {
  const { item, right, most = DOCUMENT_LIMITS.items } = options;
  const identity = options.identity ?? (value => value);
  return (at, found) => {
    const items = itemsOf(at);
    if (!items) {
      return wrongType(at, found, right);
    }
    if (items.length === 0 || items.length > most) {
      found.error(
        at,
        'wrong-length',
        `${labelOf(at.path)} has ${
          items.length
        } items; it must have 1 to ${most}`,
      );
      return undefined;
    }
    const seen = new Set<unknown>();
    const values = new Array<T>();
    for (const located of items) {
      const value = item(located, found);
      if (value !== undefined && seen.has(identity(value))) {
        found.error(
          located,
          'duplicate-item',
          `${labelOf(at.path)} holds ${describeValue(
            located.node.value,
          )} twice; keep one`,
        );
      } else if (value !== undefined) {
        seen.add(identity(value));
        values.push(value);
      }
    }
    return values;
  };
}

/**
 * Reads a map of known keys. A field that cannot be read is reported and left out.
 * @internal
 */
export function readMap<S extends Shape>(
  shape: S,
  options: { readonly right: string; readonly required?: readonly string[] },
): Reader<Values<S>> {
  return (at, found) => {
    const map = mapOf(at);
    if (!map) {
      return wrongType(at, found, options.right);
    }
    return readFields(map, shape, found, {
      what: labelOf(at.path),
      required: options.required,
    });
  };
}

/** @internal */
export function joinOr(words: readonly string[]): string {
  return words.length < 2
    ? words.join('')
    : `${words.slice(0, -1).join(', ')} or ${words.at(-1)}`;
}
