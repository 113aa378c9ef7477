import { describeValue } from '../../../documents/readers';
import { YamlNode } from '../../../documents/yamlNode';
import { Decoded, decoded } from './Decoded';
import { explainType } from './explainType';
import { ObjectFindings } from './ObjectFindings';
import { readDuration } from './readDuration';
import { OPENSLO_KINDS, Shape } from './shapes';

/** Of an integer in Go. */
const LARGEST = 2 ** 63;

/** Where a value is. @internal */
export interface Place {
  readonly path: string;
  readonly line: number;
  /** The record that holds the value, for hints. */
  readonly parent?: { readonly name: string; readonly node: YamlNode };
}

/** Decodes a value that is neither a map nor a list, but for a list of texts. @internal */
export function decodeScalar(
  node: YamlNode,
  shape: Shape,
  place: Place,
  found: ObjectFindings,
): Decoded | undefined {
  const { value } = node;
  switch (shape.kind) {
    case 'duration':
      return decodeDuration(node, shape, place, found);
    case 'object-kind':
      return decodeKind(node, shape, place, found);
    default:
      return fits(node, shape)
        ? decoded({ ...place, shape, value, zero: isZero(value, shape) })
        : refuse(node, shape, place, found);
  }
}

function fits({ value, items }: YamlNode, shape: Shape): boolean {
  switch (shape.kind) {
    case 'text':
      return typeof value === 'string';
    case 'number':
      return typeof value === 'number';
    case 'integer':
      return Number.isInteger(value) && Math.abs(Number(value)) <= LARGEST;
    case 'boolean':
      return typeof value === 'boolean';
    default:
      return (
        typeof value === 'string' ||
        (items ?? [{ value: 0 }]).every(
          item => item.value === null || typeof item.value === 'string',
        )
      );
  }
}

function isZero(value: Decoded['value'], shape: Shape): boolean {
  switch (shape.kind) {
    case 'text':
      return value === '' && !shape.pointer;
    case 'integer':
      return value === 0;
    case 'boolean':
      return value === false;
    default:
      return false;
  }
}

function decodeDuration(
  node: YamlNode,
  shape: Extract<Shape, { kind: 'duration' }>,
  place: Place,
  found: ObjectFindings,
): Decoded | undefined {
  const { value } = node;
  if (typeof value !== 'string') {
    return refuse(node, shape, place, found);
  }
  const duration = readDuration(value);
  if (!duration) {
    const message = explainType(node, shape, place.parent);
    found.error(place, 'invalid_duration', message);
    return undefined;
  }
  const zero = duration.amount === 0 && duration.unit === '' && !shape.pointer;
  return decoded({ ...place, shape, value, zero, duration });
}

function decodeKind(
  node: YamlNode,
  shape: Shape,
  place: Place,
  found: ObjectFindings,
): Decoded | undefined {
  const { value } = node;
  if (typeof value !== 'string') {
    return refuse(node, shape, place, found);
  }
  if (!OPENSLO_KINDS.some(kind => kind === value)) {
    found.error(
      place,
      'unsupported_kind',
      `is ${describeValue(
        value,
      )}, which is no kind of OpenSLO; write one of ${OPENSLO_KINDS.join(
        ', ',
      )}`,
    );
    return undefined;
  }
  return decoded({ ...place, shape, value, zero: false });
}

/** Says what is wrong with the type of a value. @internal */
export function refuse(
  node: YamlNode,
  shape: Shape,
  place: Place,
  found: ObjectFindings,
): undefined {
  found.error(place, 'wrong_type', explainType(node, shape, place.parent));
}
