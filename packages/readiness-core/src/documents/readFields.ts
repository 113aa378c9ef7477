import { DiagnosticList } from './DiagnosticList';
import { LocatedMap } from './located';
import type { Reader } from './readers';
import { shorten } from './shorten';
import { didYouMean } from './suggest';

/** @internal */
export type Shape = Readonly<Record<string, Reader<unknown>>>;

/**
 * What a shape gives: fields that are absent or cannot be used are undefined.
 * @internal
 */
export type Values<S extends Shape> = {
  readonly [K in keyof S]?: S[K] extends Reader<infer T> ? T : never;
};

/**
 * Reads every field of a map by its own reader, so that one bad field does not hide the others. Reports unknown keys,
 * missing keys and keys without a value.
 * @internal
 */
export function readFields<S extends Shape>(
  map: LocatedMap,
  shape: S,
  found: DiagnosticList,
  options: {
    /** Names the map for people: `a check`. */
    readonly what: string;
    readonly required?: readonly string[];
  },
): Values<S> {
  const values = new Map<string, unknown>();
  for (const [key, field] of map.fields) {
    const reader = Object.hasOwn(shape, key) ? shape[key] : undefined;
    if (!reader) {
      reportUnknownKey(key, field.key, shape, found, options.what);
    } else if (field.at.node.value === null) {
      found.error(
        field.key,
        'empty-value',
        `"${key}" has no value; give it one or remove the key`,
      );
    } else {
      values.set(key, reader(field.at, found));
    }
  }
  for (const key of options.required ?? []) {
    if (!map.fields.has(key)) {
      found.error(
        map.place,
        'missing-key',
        `${options.what} has no "${key}"; add it`,
      );
    }
  }
  return Object.fromEntries(values) as Values<S>;
}

function reportUnknownKey(
  key: string,
  place: LocatedMap['place'],
  shape: Shape,
  found: DiagnosticList,
  what: string,
): void {
  const known = Object.keys(shape);
  const hint =
    didYouMean(key, known) ?? `its keys are ${known.slice(0, 40).join(', ')}`;
  found.error(
    place,
    'unknown-key',
    `"${shorten(key)}" is not a key of ${what}; ${hint}`,
  );
}
