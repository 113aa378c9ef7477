import {
  isAlias,
  isMap,
  isScalar,
  isSeq,
  LineCounter,
  Node,
  Scalar,
  YAMLMap,
} from 'yaml';
import { shorten } from '../../../documents/shorten';
import { YamlRefusal } from '../../../documents/YamlConverter';
import { YamlEntry, YamlNode } from '../../../documents/yamlNode';
import { OPENSLO_LIMITS } from '../limits';
import { resolveScalar } from './resolveScalar';

const CORE_TAG = 'tag:yaml.org,2002:';
const RESOLVED_TAGS = ['bool', 'int', 'float', 'null', 'timestamp'];

/** A key that a map has more than once: the last one counts. @internal */
export interface RepeatedKey {
  readonly key: string;
  readonly line: number;
}

/**
 * Turns the nodes of one YAML document into plain values as the Go library behind the official validator does: YAML 1.1
 * scalars, merge keys, keys of any scalar, the last of equal keys, anchors that may be given again. Counts values and depth
 * with aliases followed. Throws a `YamlRefusal` for the first thing that the library refuses too, or that is too much.
 * @internal
 */
export class GoYamlConverter {
  readonly repeatedKeys: RepeatedKey[] = [];
  readonly #lines: LineCounter;
  /** Added to each line: where the document begins in its file. */
  readonly #offset: number;
  readonly #anchors = new Map<string, Node>();
  readonly #open = new Set<Node>();
  /** Where the last line ends that has no line feed. */
  readonly #unendedAt: number;
  #values = 0;

  /** @param text - of the document */
  constructor(lines: LineCounter, offset: number, text: string) {
    this.#lines = lines;
    this.#offset = offset;
    this.#unendedAt = text.endsWith('\n') ? Infinity : text.length;
  }

  convert(node: Node | null, depth: number, lineOfNothing: number): YamlNode {
    const line = this.#lineOf(node, lineOfNothing);
    this.#count(depth, line);
    if (node === null) {
      return { value: null, line };
    }
    if (isAlias(node)) {
      return this.#convertAlias(node.source, depth, line);
    }
    if ('anchor' in node && typeof node.anchor === 'string') {
      this.#anchors.set(node.anchor, node);
    }
    this.#open.add(node);
    const converted = this.#convertNode(node, depth, line);
    this.#open.delete(node);
    return converted;
  }

  #convertNode(node: Node, depth: number, line: number): YamlNode {
    if (isMap(node)) {
      return this.#convertMap(node, depth, line);
    }
    if (isSeq(node)) {
      const items = node.items.map(item =>
        this.convert(item as Node | null, depth + 1, line),
      );
      return { value: items.map(item => item.value), line, items };
    }
    return this.#convertScalar(node as Scalar, line);
  }

  #convertMap(map: YAMLMap, depth: number, line: number): YamlNode {
    const entries = new Map<string, YamlEntry>();
    for (const pair of map.items) {
      const keyLine = this.#lineOf(pair.key as Node | null, line);
      const value = pair.value as Node | null;
      if (isMergeKey(pair.key)) {
        this.#merge(this.convert(value, depth + 1, keyLine), entries);
        continue;
      }
      const key = this.#readKey(pair.key, depth, keyLine);
      if (entries.has(key)) {
        this.repeatedKeys.push({ key, line: keyLine });
      }
      const node = this.convert(value, depth + 1, keyLine);
      entries.set(key, { keyLine, node });
    }
    return mapNode(entries, line);
  }

  #merge(from: YamlNode, into: Map<string, YamlEntry>): void {
    const maps = from.items ? [...from.items].reverse() : [from];
    for (const { entries, line } of maps) {
      if (!entries) {
        throw new YamlRefusal(
          'invalid-merge',
          'The key "<<" must have a map or a list of maps',
          line,
        );
      }
      for (const [key, entry] of entries) {
        into.set(key, entry);
      }
    }
  }

  #readKey(key: unknown, depth: number, line: number): string {
    const node = this.convert(key as Node | null, depth + 1, line);
    if (node.value === null || typeof node.value === 'object') {
      throw new YamlRefusal(
        'non-text-key',
        'A key of a map must be text, not nothing, a list or a map; a value that begins with "{" or "[" needs quotes',
        line,
      );
    }
    return String(node.value);
  }

  #convertScalar(scalar: Scalar, line: number): YamlNode {
    const source = scalar.source ?? String(scalar.value ?? '');
    const tag = scalar.tag?.replace(CORE_TAG, '');
    const resolves =
      tag === undefined
        ? scalar.type === Scalar.PLAIN || scalar.type === undefined
        : RESOLVED_TAGS.includes(tag);
    if (!resolves) {
      return { value: this.#textOf(scalar, source), line, style: 'flow' };
    }
    const resolved = resolveScalar(source);
    if (resolved.kind === 'not-json') {
      throw new YamlRefusal(
        'unsupported-value',
        `"${shorten(
          source,
        )}" is not a finite number; write one, or put it in quotes`,
        line,
      );
    }
    if (tag !== undefined && !isOfTag(resolved.value, tag)) {
      throw new YamlRefusal(
        'unsupported-tag',
        `"${shorten(source)}" is no !!${tag}; correct it or remove the tag`,
        line,
      );
    }
    return { value: resolved.value, line };
  }

  /** A block of text at the end of a document that does not end its last line has no line feed at its end. */
  #textOf({ value, type, range }: Scalar, source: string): string {
    const text = String(value ?? source);
    const isBlock =
      type === Scalar.BLOCK_LITERAL || type === Scalar.BLOCK_FOLDED;
    return isBlock && range && range[1] >= this.#unendedAt
      ? text.replace(/\n$/, '')
      : text;
  }

  #convertAlias(name: string, depth: number, line: number): YamlNode {
    const target = this.#anchors.get(name);
    if (!target || this.#open.has(target)) {
      throw new YamlRefusal(
        'unknown-alias',
        `The alias "*${shorten(
          name,
        )}" stands for nothing; put an anchor of that name before it`,
        line,
      );
    }
    return this.convert(target, depth, line);
  }

  #count(depth: number, line: number): void {
    this.#values += 1;
    if (depth > OPENSLO_LIMITS.depth) {
      throw new YamlRefusal(
        'nested-too-deep',
        `The document is nested more than ${OPENSLO_LIMITS.depth} levels deep; flatten it`,
        line,
      );
    }
    if (this.#values > OPENSLO_LIMITS.values) {
      throw new YamlRefusal(
        'too-many-values',
        `The document has more than ${OPENSLO_LIMITS.values} values with its aliases followed; use fewer aliases or split it`,
        line,
      );
    }
  }

  #lineOf(node: Node | null, otherwise: number): number {
    const start = node?.range?.[0];
    return start === undefined
      ? otherwise
      : Math.max(1, this.#lines.linePos(start).line) + this.#offset;
  }
}

function mapNode(
  entries: ReadonlyMap<string, YamlEntry>,
  line: number,
): YamlNode {
  const value = Object.fromEntries(
    Array.from(entries, ([key, entry]) => [key, entry.node.value]),
  );
  return { value, line, entries };
}

function isMergeKey(key: unknown): boolean {
  return (
    isScalar(key) &&
    key.source === '<<' &&
    (key.type === Scalar.PLAIN || key.tag === `${CORE_TAG}merge`)
  );
}

function isOfTag(value: YamlNode['value'], tag: string): boolean {
  switch (tag) {
    case 'bool':
      return typeof value === 'boolean';
    case 'int':
      return Number.isInteger(value);
    case 'float':
      return typeof value === 'number';
    case 'null':
      return value === null;
    default:
      return typeof value === 'string';
  }
}
