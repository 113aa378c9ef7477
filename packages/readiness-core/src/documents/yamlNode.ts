import { JsonValue } from '@backstage/types';

/**
 * A value of a YAML document with the lines of its parts. Aliases are followed: the node of an alias has the lines of
 * what it stands for.
 * @internal
 */
export interface YamlNode {
  readonly value: JsonValue;
  /** 1-based, in the file. */
  readonly line: number;
  /** The text of a block scalar (`|`) starts one line below the node. */
  readonly textLine: number;
  /** Present for a map. */
  readonly entries?: ReadonlyMap<string, YamlEntry>;
  /** Present for a list. */
  readonly items?: readonly YamlNode[];
}

/** @internal */
export interface YamlEntry {
  readonly keyLine: number;
  readonly node: YamlNode;
}
