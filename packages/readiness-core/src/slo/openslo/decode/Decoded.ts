import { JsonValue } from '@backstage/types';
import { DurationText } from './readDuration';
import { Shape } from './shapes';

/**
 * A value of an object, decoded. What is absent or null has none, except in a list.
 * @internal
 */
export interface Decoded {
  /** Dotted, within the object. */
  readonly path: string;
  /** 1-based, in the file. */
  readonly line: number;
  readonly shape: Shape;
  /** As written. */
  readonly value: JsonValue;
  /** The value is what the official validator takes for empty. */
  readonly zero: boolean;
  /** Of a record or a map: what is in it and not null. */
  readonly fields: ReadonlyMap<string, Decoded>;
  /** Of a record: the names of fields that are there, also those that are null. */
  readonly given: ReadonlySet<string>;
  readonly items: readonly Decoded[];
  readonly duration?: DurationText;
}

const NO_FIELDS: ReadonlyMap<string, Decoded> = new Map();
const NO_NAMES: ReadonlySet<string> = new Set();

/** @internal */
export function decoded(
  value: Pick<Decoded, 'path' | 'line' | 'shape' | 'value' | 'zero'> &
    Partial<Decoded>,
): Decoded {
  return { fields: NO_FIELDS, given: NO_NAMES, items: [], ...value };
}

/** A record that is not there: its fields are all absent. @internal */
export function childOrEmpty(parent: Decoded, name: string): Decoded {
  return (
    parent.fields.get(name) ??
    decoded({
      path: pathOf(parent.path, name),
      line: parent.line,
      shape: { kind: 'record', name, fields: {} },
      value: null,
      zero: true,
    })
  );
}

/** The text of a field, empty where there is none. @internal */
export function textAt(parent: Decoded, name: string): string {
  const value = parent.fields.get(name)?.value;
  return typeof value === 'string' ? value : '';
}

/** @internal */
export function numberAt(parent: Decoded, name: string): number | undefined {
  const value = parent.fields.get(name)?.value;
  return typeof value === 'number' ? value : undefined;
}

/** @internal */
export function itemsAt(parent: Decoded, name: string): readonly Decoded[] {
  return parent.fields.get(name)?.items ?? [];
}

const NEEDS_BRACKETS = /^$|[.[\]' \t\n\r]/;

/** The path of a field as the official validator writes it. @internal */
export function pathOf(parent: string, name: string): string {
  const escaped = name
    .replace(/'/g, "\\'")
    .replace(/\n/g, '\\n')
    .replace(/\t/g, '\\t')
    .replace(/\r/g, '\\r');
  if (NEEDS_BRACKETS.test(name)) {
    return `${parent}['${escaped}']`;
  }
  return parent === '' ? escaped : `${parent}.${escaped}`;
}
