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
  /** How text is written: `|`, `>`, or on the line of the node. Absent for what is no text. */
  readonly style?: 'literal' | 'folded' | 'flow';
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
