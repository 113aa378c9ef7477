import { YamlEntry, YamlNode } from '../../../documents/yamlNode';
import { describeValue } from '../../../documents/readers';
import { shorten } from '../../../documents/shorten';
import { Decoded, decoded, pathOf } from './Decoded';
import { explainType, explainUnknownField } from './hints';
import { ObjectFindings } from './ObjectFindings';
import { readDuration } from './readDuration';
import { RecordShape, Shape } from './shapes';

/** The kinds that OpenSLO knows in any version. @internal */
export const OPENSLO_KINDS = [
  'SLO',
  'SLI',
  'DataSource',
  'Service',
  'AlertPolicy',
  'AlertCondition',
  'AlertNotificationTarget',
] as const;

/** Of an integer in Go. */
const LARGEST = 2 ** 63;

interface Place {
  readonly path: string;
  readonly line: number;
  /** The record that holds the value, for hints. */
  readonly parent?: { readonly name: string; readonly node: YamlNode };
}

/**
 * Decodes an object strictly: unknown fields and values of a wrong type are errors; the names of fields are read without
 * regard to case, null counts as absent.
 * @internal
 */
export function decodeObject(
  root: YamlNode,
  shape: RecordShape,
  found: ObjectFindings,
): Decoded {
  const place = { path: '', line: root.line };
  return (
    decodeValue(root, shape, place, found) ??
    emptyValue(shape, place, root.value)
  );
}

/** Undefined where there is nothing, or nothing that can be used. */
function decodeValue(
  node: YamlNode,
  shape: Shape,
  place: Place,
  found: ObjectFindings,
): Decoded | undefined {
  const { value } = node;
  if (shape.kind === 'anything') {
    return decoded({ ...place, shape, value, zero: false });
  }
  if (value === null) {
    return undefined;
  }
  switch (shape.kind) {
    case 'record':
      return decodeRecord(node, shape, place, found);
    case 'map':
      return decodeMap(node, shape, place, found);
    case 'any-map':
      return node.entries
        ? decoded({ ...place, shape, value, zero: false })
        : refuse(node, shape, place, found);
    case 'list':
      return decodeList(node, shape, place, found);
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

function refuse(
  node: YamlNode,
  shape: Shape,
  place: Place,
  found: ObjectFindings,
): undefined {
  found.error(place, 'wrong_type', explainType(node, shape, place.parent));
}

function decodeRecord(
  node: YamlNode,
  shape: RecordShape,
  place: Place,
  found: ObjectFindings,
): Decoded | undefined {
  if (!node.entries) {
    return refuse(node, shape, place, found);
  }
  const names = new Map(
    Object.keys(shape.fields).map(name => [foldCase(name), name]),
  );
  const fields = new Map<string, Decoded>();
  const given = new Set<string>();
  // Keys that differ in case alone are one field: the last by byte order counts.
  for (const [key, entry] of [...node.entries].sort(byKey)) {
    const name = names.get(foldCase(key));
    if (name === undefined) {
      found.error(
        { path: pathOf(place.path, shorten(key)), line: entry.keyLine },
        'unknown_field',
        explainUnknownField(key, shape, node),
      );
      continue;
    }
    given.add(name);
    if (key !== name) {
      found.warning(
        { path: pathOf(place.path, name), line: entry.keyLine },
        'key_case',
        `is written "${shorten(key)}"; write ${name}`,
      );
    }
    const child = decodeValue(
      entry.node,
      shape.fields[name],
      {
        path: pathOf(place.path, name),
        line: lineOf(entry),
        parent: { name: shape.name, node },
      },
      found,
    );
    if (child) {
      fields.set(name, child);
    }
  }
  const empty = [...fields.values()].every(field => field.zero);
  const zero = empty && !shape.pointer;
  return decoded({ ...place, shape, value: node.value, zero, fields, given });
}

/** Of a map or a list the line of its key, else the line of the value. */
function lineOf({ keyLine, node }: YamlEntry): number {
  return node.entries || node.items ? keyLine : node.line;
}

function decodeMap(
  node: YamlNode,
  shape: Extract<Shape, { kind: 'map' }>,
  place: Place,
  found: ObjectFindings,
): Decoded | undefined {
  if (!node.entries) {
    return refuse(node, shape, place, found);
  }
  const fields = new Map<string, Decoded>();
  for (const [key, entry] of node.entries) {
    const at = { path: pathOf(place.path, key), line: entry.keyLine };
    const child =
      decodeValue(entry.node, shape.of, at, found) ??
      emptyValue(shape.of, at, null);
    fields.set(key, child);
  }
  return decoded({ ...place, shape, value: node.value, zero: false, fields });
}

function decodeList(
  node: YamlNode,
  shape: Extract<Shape, { kind: 'list' }>,
  place: Place,
  found: ObjectFindings,
): Decoded | undefined {
  if (!node.items) {
    return refuse(node, shape, place, found);
  }
  const items = node.items.map((item, index) => {
    const at = { path: `${place.path}[${index}]`, line: item.line };
    const name = place.path.replace(/^.*\./, '');
    const inside = { ...at, parent: { name: `list ${name}`, node } };
    return (
      decodeValue(item, shape.of, inside, found) ??
      emptyValue(shape.of, at, null)
    );
  });
  return decoded({ ...place, shape, value: node.value, zero: false, items });
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

function emptyValue(
  shape: Shape,
  { path, line }: Place,
  value: Decoded['value'],
): Decoded {
  return decoded({ path, line, shape, value, zero: true });
}

/** As Go's JSON library compares the names of fields. */
function foldCase(name: string): string {
  return name
    .replace(/\u017f/g, 's')
    .replace(/\u212a/g, 'k')
    .toLocaleLowerCase('en-US');
}

function byKey([left]: [string, unknown], [right]: [string, unknown]): number {
  return left < right ? -1 : 1;
}
