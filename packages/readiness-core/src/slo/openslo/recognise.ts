import { YamlNode } from '../../documents/yamlNode';
import { OPENSLO_KINDS } from './decode/shapes';
import { ReadObject } from './readObject';
import { OpenSloRecognition } from './types';

const OPENSLO_VERSION = /^openslo(\.com)?(\/|$)/i;
const OPENSLO_LINE = /^[ \t-]*["']?apiVersion["']?[ \t]*:[ \t]*["']?openslo/im;
const GENERATOR_VERSION = /^sre\.google\.com\//i;
const GENERATOR_KEYS = [
  'service_name',
  'feature_name',
  'slo_name',
  'slo_target',
];

/**
 * Says what a file holds, from the objects in it, or from its text where it cannot be read as YAML.
 * @internal
 */
export function recognise(
  text: string,
  objects: readonly ReadObject[],
): OpenSloRecognition {
  if (text.trim() === '') {
    return 'empty';
  }
  if (
    objects.some(({ apiVersion }) => OPENSLO_VERSION.test(apiVersion)) ||
    OPENSLO_LINE.test(text) ||
    isOpenSloByKind(objects)
  ) {
    return 'openslo';
  }
  return objects.some(isGenerator) ? 'slo-generator' : 'unknown';
}

/** Where nothing says its version, a kind that only OpenSLO has, or one with a shape like its, is enough. */
function isOpenSloByKind(objects: readonly ReadObject[]): boolean {
  return (
    objects.every(({ apiVersion }) => apiVersion === '') &&
    objects.some(({ kind, node }) => {
      const isKind = OPENSLO_KINDS.some(
        each => each.toLocaleLowerCase() === kind.toLocaleLowerCase(),
      );
      return isKind && hasEither(node, ['metadata', 'spec']);
    })
  );
}

function isGenerator({ apiVersion, node }: ReadObject): boolean {
  const keys = GENERATOR_KEYS.filter(key => node.entries?.has(key));
  return GENERATOR_VERSION.test(apiVersion) || keys.length >= 2;
}

function hasEither(node: YamlNode, keys: readonly string[]): boolean {
  return keys.some(key => node.entries?.has(key));
}
