import { Document, LineCounter } from 'yaml';
import { YamlConverter, YamlRefusal } from './YamlConverter';
import { YamlNode } from './yamlNode';

/**
 * The plain form of a YAML document, or the first thing in it that a document must not hold.
 * @internal
 */
export type YamlConversion =
  | { readonly kind: 'converted'; readonly root: YamlNode }
  | {
      readonly kind: 'refused';
      readonly code: string;
      readonly message: string;
      readonly line: number;
    };

/**
 * Turns a YAML document into plain values with lines. Does by hand what the library's `toJS` does, because here every
 * bound has to hold with aliases followed, and every fault needs its line.
 * @internal
 */
export function convertYaml(
  document: Document.Parsed,
  lines: LineCounter,
): YamlConversion {
  try {
    const converter = new YamlConverter(lines);
    return { kind: 'converted', root: converter.convert(document.contents, 1) };
  } catch (error) {
    if (error instanceof YamlRefusal) {
      const { code, message, line } = error;
      return { kind: 'refused', code, message, line };
    }
    throw error;
  }
}
