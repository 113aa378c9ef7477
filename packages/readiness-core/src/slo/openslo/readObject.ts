import { JsonValue } from '@backstage/types';
import { describeValue } from '../../documents/readers';
import { shorten } from '../../documents/shorten';
import { YamlNode } from '../../documents/yamlNode';
import { Decoded } from './decode/Decoded';
import { decodeObject } from './decode/decodeObject';
import { ObjectFindings } from './decode/ObjectFindings';
import { OPENSLO_KINDS, RecordShape } from './decode/shapes';
import { V1_SHAPES } from './decode/v1Shapes';
import { V1ALPHA_SHAPES } from './decode/v1alphaShapes';
import { V2ALPHA_SHAPES } from './decode/v2alphaShapes';
import {
  checkObject,
  OPENSLO_VERSIONS,
  OpenSloVersion,
} from './rules/checkObject';

/**
 * An object of a file, decoded and checked.
 * @internal
 */
export interface ReadObject {
  /** As far as they can be told, whether or not they are right. */
  readonly apiVersion: string;
  readonly kind: string;
  readonly name: string;
  readonly line: number;
  readonly node: YamlNode;
  readonly findings: ObjectFindings;
  /** Present where the object could be decoded. */
  readonly decoded?: Decoded;
}

const SHAPES: Readonly<
  Record<OpenSloVersion, ReadonlyMap<string, RecordShape>>
> = {
  [OPENSLO_VERSIONS.v1]: V1_SHAPES,
  [OPENSLO_VERSIONS.v1alpha]: V1ALPHA_SHAPES,
  [OPENSLO_VERSIONS.v2alpha]: V2ALPHA_SHAPES,
};

/** @internal */
export function readObject(node: YamlNode): ReadObject {
  const findings = new ObjectFindings();
  const header = {
    apiVersion: textOf(fieldOf(node, 'apiVersion')),
    kind: textOf(fieldOf(node, 'kind')),
    name: textOf(childOf(fieldOf(node, 'metadata'), 'name')),
    line: node.line,
    node,
    findings,
  };
  if (!node.entries) {
    findings.error(
      { path: '', line: node.line },
      'wrong_type',
      `is ${describeValue(
        node.value,
      )}; write a map with apiVersion: openslo/v1, kind, metadata and spec`,
    );
    return header;
  }
  const version = readVersion(node, findings);
  const shape = version && readShape(node, version, findings);
  if (!version || !shape) {
    return header;
  }
  const decoded = decodeObject(node, shape, findings);
  if (findings.errorCount > 0) {
    return header;
  }
  checkObject(decoded, version, header.kind, findings);
  return { ...header, decoded };
}

function readVersion(
  node: YamlNode,
  findings: ObjectFindings,
): OpenSloVersion | undefined {
  const at = fieldOf(node, 'apiVersion');
  const version = Object.values(OPENSLO_VERSIONS).find(
    each => each === at?.value,
  );
  if (!version) {
    findings.error(
      { path: 'apiVersion', line: at?.line ?? node.line },
      'unsupported_version',
      explainVersion(at?.value),
    );
  }
  return version;
}

function explainVersion(value: JsonValue | undefined): string {
  if (isNothing(value)) {
    return 'is missing; write openslo/v1';
  }
  const wrong = `is ${describeValue(value)}, which is no version of OpenSLO`;
  return /^openslo/i.test(String(value))
    ? `${wrong}; write openslo/v1`
    : `${wrong}; write openslo/v1, or keep what is not OpenSLO in a file of its own`;
}

function readShape(
  node: YamlNode,
  version: OpenSloVersion,
  findings: ObjectFindings,
): RecordShape | undefined {
  const at = fieldOf(node, 'kind');
  const shape = SHAPES[version].get(textOf(at));
  if (!shape) {
    findings.error(
      { path: 'kind', line: at?.line ?? node.line },
      'unsupported_kind',
      explainKind(at?.value, version),
    );
  }
  return shape;
}

function explainKind(
  value: JsonValue | undefined,
  version: OpenSloVersion,
): string {
  const kinds = [...SHAPES[version].keys()].join(', ');
  if (isNothing(value)) {
    return `is missing; write one of ${kinds}`;
  }
  const written = String(value).toLocaleLowerCase('en-US');
  const near = OPENSLO_KINDS.find(
    kind => kind.toLocaleLowerCase('en-US') === written,
  );
  if (near && near !== value) {
    return `is ${describeValue(value)}; write ${near}`;
  }
  return near
    ? `is ${describeValue(
        value,
      )}, which ${version} does not have; write apiVersion: openslo/v1`
    : `is ${describeValue(
        value,
      )}, which is no kind of OpenSLO; write one of ${kinds}`;
}

function isNothing(value: JsonValue | undefined): boolean {
  return value === undefined || value === null || value === '';
}

/** The names of fields are read without regard to case; of several the last by byte order counts. */
function fieldOf(node: YamlNode, name: string): YamlNode | undefined {
  const wanted = name.toLocaleLowerCase('en-US');
  const key = [...(node.entries?.keys() ?? [])]
    .filter(each => each.toLocaleLowerCase('en-US') === wanted)
    .sort()
    .at(-1);
  return key === undefined ? undefined : node.entries?.get(key)?.node;
}

function childOf(
  node: YamlNode | undefined,
  name: string,
): YamlNode | undefined {
  return node && fieldOf(node, name);
}

function textOf(node: YamlNode | undefined): string {
  return typeof node?.value === 'string' ? shorten(node.value, 300) : '';
}
