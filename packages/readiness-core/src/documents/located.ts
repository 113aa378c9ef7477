import { YamlNode } from './yamlNode';

/**
 * Where something is. `path` is dotted, `line` is 1-based.
 * @internal
 */
export interface Place {
  readonly file?: string;
  readonly path?: string;
  readonly line?: number;
}

/**
 * A value of a document with its place.
 * @internal
 */
export interface Located extends Place {
  readonly file: string;
  readonly path: string;
  readonly line: number;
  readonly node: YamlNode;
}

/** @internal */
export interface LocatedField {
  /** The place of the key. */
  readonly key: Place;
  readonly at: Located;
}

/**
 * A map, possibly put together from several documents: its fields know where each of them comes from.
 * @internal
 */
export interface LocatedMap {
  readonly place: Place;
  readonly fields: ReadonlyMap<string, LocatedField>;
}

/** @internal */
export function locate(file: string, path: string, node: YamlNode): Located {
  return { file, path, line: node.line, node };
}

/**
 * The fields of a map, or undefined when the value is no map.
 * @internal
 */
export function mapOf(at: Located): LocatedMap | undefined {
  if (!at.node.entries) {
    return undefined;
  }
  const fields = new Map<string, LocatedField>();
  for (const [key, entry] of at.node.entries) {
    const path = childPath(at.path, key);
    fields.set(key, {
      key: { file: at.file, path, line: entry.keyLine },
      at: locate(at.file, path, entry.node),
    });
  }
  return { place: at, fields };
}

/**
 * The items of a list, or undefined when the value is no list.
 * @internal
 */
export function itemsOf(at: Located): readonly Located[] | undefined {
  return at.node.items?.map((item, index) =>
    locate(at.file, `${at.path}[${index}]`, item),
  );
}

/**
 * A map without those of the given keys that have no value: they are looked at elsewhere.
 * @internal
 */
export function withoutEmpty(
  map: LocatedMap,
  keys: readonly string[],
): LocatedMap {
  const fields = [...map.fields].filter(
    ([key, field]) => field.at.node.value !== null || !keys.includes(key),
  );
  return { ...map, fields: new Map(fields) };
}

function childPath(parent: string, key: string): string {
  if (!/^[\w$-]+$/.test(key)) {
    return `${parent}[${JSON.stringify(key.slice(0, 100))}]`;
  }
  return parent === '' ? key : `${parent}.${key}`;
}
