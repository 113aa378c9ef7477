/** A JSON schema (2020-12, as OpenAPI 3.1 has it). @internal */
export type JsonSchema = { readonly [keyword: string]: unknown };

/**
 * An object with exactly these properties, required unless their name ends with `?`.
 * @internal
 */
export function object(
  properties: Readonly<Record<string, JsonSchema>>,
  description?: string,
): JsonSchema {
  const names = Object.keys(properties);
  return {
    type: 'object',
    ...(description === undefined ? {} : { description }),
    properties: Object.fromEntries(
      names.map(name => [name.replace(/\?$/, ''), properties[name]]),
    ),
    required: names.filter(name => !name.endsWith('?')),
    additionalProperties: false,
  };
}

/** @internal */
export function listOf(items: JsonSchema, description?: string): JsonSchema {
  return {
    type: 'array',
    ...(description === undefined ? {} : { description }),
    items,
  };
}

/** @internal */
export function mapOf(values: JsonSchema): JsonSchema {
  return { type: 'object', additionalProperties: values };
}

/** @internal */
export function oneOf(...values: string[]): JsonSchema {
  return { type: 'string', enum: values };
}

/** The same, or null. @internal */
export function nullable(schema: JsonSchema): JsonSchema {
  return typeof schema.type === 'string' && schema.enum === undefined
    ? { ...schema, type: [schema.type, 'null'] }
    : { anyOf: [schema, { type: 'null' }] };
}

/** @internal */
export function described(schema: JsonSchema, description: string): JsonSchema {
  return { ...schema, description };
}

/** A schema of `components`. @internal */
export function ref(name: string): JsonSchema {
  return { $ref: `#/components/schemas/${name}` };
}

/** @internal */
export const text: JsonSchema = { type: 'string' };
/** @internal */
export const count: JsonSchema = { type: 'integer', minimum: 0 };
/** @internal */
export const number: JsonSchema = { type: 'number' };
/** @internal */
export const share: JsonSchema = { type: 'number', minimum: 0, maximum: 1 };
/** @internal */
export const flag: JsonSchema = { type: 'boolean' };
/** @internal */
export const instant: JsonSchema = { type: 'string', format: 'date-time' };
/** @internal */
export const day: JsonSchema = { type: 'string', format: 'date' };
/** @internal */
export const tier: JsonSchema = {
  type: ['integer', 'null'],
  minimum: 0,
  maximum: 3,
  description: 'Null when none is validly declared',
};
