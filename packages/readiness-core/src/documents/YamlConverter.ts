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
import { DOCUMENT_LIMITS } from './limits';
import { shorten } from './shorten';
import { YamlEntry, YamlNode } from './yamlNode';

/** The first thing in a document that it must not hold. @internal */
export class YamlRefusal extends Error {
  constructor(readonly code: string, message: string, readonly line: number) {
    super(message);
  }
}

/**
 * Converts the nodes of one YAML document, counting values and depth with aliases followed.
 * @internal
 */
export class YamlConverter {
  readonly #lines: LineCounter;
  readonly #anchors = new Map<string, Node>();
  #values = 0;
  #insideAlias = 0;

  constructor(lines: LineCounter) {
    this.#lines = lines;
  }

  convert(node: Node | null, depth: number, lineOfNothing = 1): YamlNode {
    const line = node?.range ? this.#lineAt(node.range[0]) : lineOfNothing;
    this.#count(depth, line);
    if (node === null) {
      return { value: null, line };
    }
    if (isAlias(node)) {
      return this.#convertAlias(node.source, depth, line);
    }
    this.#checkTag(node, line);
    this.#rememberAnchor(node, line);
    if (isMap(node)) {
      return this.#convertMap(node, depth, line);
    }
    if (isSeq(node)) {
      const items = node.items.map(item =>
        this.convert(item as Node | null, depth + 1, line),
      );
      const value = items.map(item => item.value);
      return { value, line, items };
    }
    return this.#convertScalar(node, line);
  }

  #convertMap(map: YAMLMap, depth: number, line: number): YamlNode {
    const entries = new Map<string, YamlEntry>();
    for (const pair of map.items) {
      const keyLine = isScalar(pair.key) ? this.#lineOf(pair.key, line) : line;
      const key = this.#readKey(pair.key, keyLine);
      if (entries.has(key)) {
        throw new YamlRefusal(
          'duplicate-key',
          `The key "${shorten(key)}" occurs twice in one map; keep one of them`,
          keyLine,
        );
      }
      const node = this.convert(pair.value as Node | null, depth + 1, keyLine);
      entries.set(key, { keyLine, node });
    }
    const value = Object.fromEntries(
      Array.from(entries, ([key, entry]) => [key, entry.node.value]),
    );
    return { value, line, entries };
  }

  #readKey(key: unknown, line: number): string {
    if (!isScalar(key) || typeof key.value !== 'string') {
      throw new YamlRefusal(
        'non-text-key',
        'A key of a map must be text, not a list, a map or an alias',
        line,
      );
    }
    if (key.value === '__proto__') {
      throw new YamlRefusal(
        'forbidden-key',
        '"__proto__" must not be a key; remove it',
        line,
      );
    }
    return key.value;
  }

  #convertScalar(scalar: Scalar, line: number): YamlNode {
    const { value } = scalar;
    if (typeof value === 'string') {
      return { value, line, style: styleOf(scalar) };
    }
    if (
      value === null ||
      typeof value === 'boolean' ||
      (typeof value === 'number' && Number.isFinite(value))
    ) {
      return { value, line };
    }
    throw new YamlRefusal(
      'unsupported-value',
      `"${shorten(
        String(scalar.source),
      )}" is not a finite number; write one, or put it in quotes`,
      line,
    );
  }

  #convertAlias(name: string, depth: number, line: number): YamlNode {
    const target = this.#anchors.get(name);
    if (!target) {
      throw new YamlRefusal(
        'unknown-alias',
        `The alias "*${shorten(
          name,
        )}" stands for nothing; put an anchor of that name before it`,
        line,
      );
    }
    this.#insideAlias += 1;
    const node = this.convert(target, depth, line);
    this.#insideAlias -= 1;
    return node;
  }

  #rememberAnchor(node: Node, line: number): void {
    const anchor = 'anchor' in node ? node.anchor : undefined;
    if (typeof anchor !== 'string' || this.#insideAlias > 0) {
      return;
    }
    if (this.#anchors.has(anchor)) {
      throw new YamlRefusal(
        'duplicate-anchor',
        `The anchor "&${shorten(
          anchor,
        )}" is given twice; give each its own name`,
        line,
      );
    }
    this.#anchors.set(anchor, node);
  }

  #checkTag(node: Node, line: number): void {
    if (node.tag !== undefined && !node.tag.startsWith('tag:yaml.org,2002:')) {
      throw new YamlRefusal(
        'unsupported-tag',
        `The YAML tag "${shorten(node.tag)}" is not supported; remove it`,
        line,
      );
    }
  }

  #count(depth: number, line: number): void {
    this.#values += 1;
    if (depth > DOCUMENT_LIMITS.depth) {
      throw new YamlRefusal(
        'nested-too-deep',
        `The document is nested more than ${DOCUMENT_LIMITS.depth} levels deep; flatten it`,
        line,
      );
    }
    if (this.#values > DOCUMENT_LIMITS.values) {
      throw new YamlRefusal(
        'too-many-values',
        `The document has more than ${DOCUMENT_LIMITS.values} values with its aliases followed; use fewer aliases or split it`,
        line,
      );
    }
  }

  #lineOf(node: Node, otherwise: number): number {
    return node.range ? this.#lineAt(node.range[0]) : otherwise;
  }

  #lineAt(offset: number): number {
    return Math.max(1, this.#lines.linePos(offset).line);
  }
}

function styleOf({ type }: Scalar): YamlNode['style'] {
  switch (type) {
    case Scalar.BLOCK_LITERAL:
      return 'literal';
    case Scalar.BLOCK_FOLDED:
      return 'folded';
    default:
      return 'flow';
  }
}
