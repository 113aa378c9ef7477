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

/**
 * The form that a value of an OpenSLO object must have to be decoded at all.
 *
 * @remarks
 * `pointer` marks what the official validator tells apart from its zero value: an empty text, map or duration that is given
 * counts as given. Everything else that is empty counts as absent.
 * @internal
 */
export type Shape =
  | { readonly kind: 'text'; readonly pointer?: boolean }
  | { readonly kind: 'object-kind' }
  | { readonly kind: 'number' }
  | { readonly kind: 'integer' }
  | { readonly kind: 'boolean' }
  | { readonly kind: 'duration'; readonly pointer?: boolean }
  /** Text or a list of texts. */
  | { readonly kind: 'label' }
  | { readonly kind: 'anything' }
  | { readonly kind: 'any-map' }
  | { readonly kind: 'map'; readonly of: Shape }
  | { readonly kind: 'list'; readonly of: Shape }
  | RecordShape;

/** A map with known fields. @internal */
export interface RecordShape {
  readonly kind: 'record';
  /** Names the record for hints, such as `objective`. */
  readonly name: string;
  readonly fields: Readonly<Record<string, Shape>>;
  readonly pointer?: boolean;
}

/** @internal */
export const TEXT: Shape = { kind: 'text' };
/** @internal */
export const OPTIONAL_TEXT: Shape = { kind: 'text', pointer: true };
/** @internal */
export const OBJECT_KIND: Shape = { kind: 'object-kind' };
/** @internal */
export const NUMBER: Shape = { kind: 'number' };
/** @internal */
export const BOOLEAN: Shape = { kind: 'boolean' };
/** @internal */
export const DURATION: Shape = { kind: 'duration' };
/** @internal */
export const OPTIONAL_DURATION: Shape = { kind: 'duration', pointer: true };

/** @internal */
export function record(name: string, fields: RecordShape['fields']) {
  return { kind: 'record', name, fields } as const;
}

/** A record that, where it is given, counts as given even when it is empty. @internal */
export function optionalRecord(name: string, fields: RecordShape['fields']) {
  return { kind: 'record', name, fields, pointer: true } as const;
}

/** @internal */
export function list(of: Shape): Shape {
  return { kind: 'list', of };
}

/** @internal */
export function map(of: Shape): Shape {
  return { kind: 'map', of };
}

/** The four fields that every object has. @internal */
export function objectShape(
  kind: string,
  metadata: RecordShape,
  spec: RecordShape,
): RecordShape {
  return record(kind, {
    apiVersion: TEXT,
    kind: OBJECT_KIND,
    metadata,
    spec,
  });
}
