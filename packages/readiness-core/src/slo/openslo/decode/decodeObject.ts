import { YamlEntry, YamlNode } from '../../../documents/yamlNode';
import { shorten } from '../../../documents/shorten';
import { Decoded, decoded, pathOf } from './Decoded';
import { decodeScalar, Place, refuse } from './decodeScalar';
import { explainUnknownField } from './explainUnknownField';
import { ObjectFindings } from './ObjectFindings';
import { RecordShape, Shape } from './shapes';

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
    default:
      return decodeScalar(node, shape, place, found);
  }
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
  const fields = new Map<string, Decoded>();
  const given = new Set<string>();
  const nameOf = fieldNames(shape);
  // Keys that differ in case alone are one field: the last by byte order counts.
  for (const [key, entry] of [...node.entries].sort(byKey)) {
    const name = nameOf(key);
    if (name === undefined) {
      refuseField(key, { entry, shape, node, place }, found);
      continue;
    }
    given.add(name);
    if (key !== name) {
      warnOfCase(key, { name, entry, place }, found);
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

/** The field that a key stands for. */
function fieldNames({
  fields,
}: RecordShape): (key: string) => string | undefined {
  const names = new Map(
    Object.keys(fields).map(name => [foldCase(name), name]),
  );
  return key => names.get(foldCase(key));
}

function refuseField(
  key: string,
  at: { entry: YamlEntry; shape: RecordShape; node: YamlNode; place: Place },
  found: ObjectFindings,
): void {
  found.error(
    { path: pathOf(at.place.path, shorten(key)), line: at.entry.keyLine },
    'unknown_field',
    explainUnknownField(key, at.shape, at.node),
  );
}

function warnOfCase(
  key: string,
  { name, entry, place }: { name: string; entry: YamlEntry; place: Place },
  found: ObjectFindings,
): void {
  found.warning(
    { path: pathOf(place.path, name), line: entry.keyLine },
    'key_case',
    `is written "${shorten(key)}"; write ${name}`,
  );
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
