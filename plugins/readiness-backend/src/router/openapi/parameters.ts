import { JsonSchema, oneOf, ref } from './schema';

/** A parameter of OpenAPI. @internal */
export interface Parameter {
  readonly name: string;
  readonly in: 'path' | 'query' | 'header';
  readonly required?: boolean;
  readonly description: string;
  readonly schema: JsonSchema;
  readonly style?: 'form';
  readonly explode?: boolean;
  readonly allowReserved?: boolean;
}

/** No longer than the longest ref, and no control characters. */
const name: JsonSchema = {
  type: 'string',
  minLength: 1,
  maxLength: 255,
  pattern: '^[^\\u0000-\\u001f]*$',
};

const tierName: JsonSchema = {
  type: 'string',
  pattern: '^([0-3]|undeclared)$',
};

/** @internal */
export function inPath(parameter: string, description: string): Parameter {
  return {
    name: parameter,
    in: 'path',
    required: true,
    description,
    schema: name,
  };
}

/** @internal */
export function inQuery(
  parameter: string,
  description: string,
  schema: JsonSchema = name,
): Parameter {
  // Refs may be written as they are, with their colon and slash.
  return {
    name: parameter,
    in: 'query',
    description,
    schema,
    allowReserved: true,
  };
}

/** A list of values, of which any may match: `tier=0&tier=1`. @internal */
export function anyOf(
  parameter: string,
  description: string,
  items: JsonSchema = name,
): Parameter {
  return {
    ...inQuery(parameter, description, {
      type: 'array',
      minItems: 1,
      maxItems: 50,
      items,
    }),
    style: 'form',
    explode: true,
  };
}

/** @internal */
export const entityPath: readonly Parameter[] = [
  inPath('kind', 'Kind of the entity, in any case'),
  inPath('namespace', 'Namespace of the entity'),
  inPath('name', 'Name of the entity'),
];

/** @internal */
export const filterParameters: readonly Parameter[] = [
  anyOf('kind', 'Kinds, in any case'),
  anyOf('type', 'Values of spec.type'),
  anyOf('lifecycle', 'Values of spec.lifecycle'),
  anyOf('tier', 'Tiers 0 to 3, or undeclared', tierName),
  anyOf('owner', 'Refs of owners; what groups below them own counts as well'),
  anyOf('team', 'Refs of owning groups, without those below; or none'),
  anyOf('system', 'Refs of systems'),
  anyOf('domain', 'Refs of domains'),
  inQuery('text', 'Part of the name or title'),
];

/** @internal */
export const pageParameters: readonly Parameter[] = [
  inQuery('limit', 'How many items a page has, 50 unless said', {
    type: 'integer',
    minimum: 1,
    maximum: 200,
  }),
  inQuery('cursor', 'The nextCursor of the page before', {
    type: 'string',
    minLength: 1,
    maxLength: 2_000,
  }),
];

/** @internal */
export const listParameters: readonly Parameter[] = [
  ...filterParameters,
  inQuery('standard', 'Name of a standard'),
  anyOf('level', 'Names of levels of the standard, or none'),
  inQuery('check', 'Id of a check of the standard'),
  anyOf('status', 'Statuses of the check', ref('CheckStatus')),
  inQuery(
    'scope',
    'out lists what is not in the scope of the standard, with why',
    oneOf('in', 'out'),
  ),
  inQuery('capability', 'Name of a capability'),
  anyOf(
    'adoption',
    'Adoption of the capability; left is who had adopted within 90 days and no longer does',
    oneOf('adopted', 'not-adopted', 'unknown', 'left'),
  ),
  anyOf('gap', 'What is missing in ownership', ref('OwnershipGap')),
  inQuery(
    'order',
    'worst (default): lowest level, lowest score, most critical tier first',
    oneOf('worst', 'name'),
  ),
  ...pageParameters,
];

/** @internal */
export const sloListParameters: readonly Parameter[] = [
  ...filterParameters,
  anyOf('state', 'States of objectives', ref('SloState')),
  anyOf('source', 'Names of data sources'),
  anyOf(
    'alert',
    'What the burn rate calls for',
    oneOf('page', 'ticket', 'none'),
  ),
  inQuery(
    'order',
    'worst (default): least budget left first',
    oneOf('worst', 'name'),
  ),
  ...pageParameters,
];

/** With it a request that is sent again is not carried out again. @internal */
export const idempotencyKey: Parameter = {
  name: 'Idempotency-Key',
  in: 'header',
  description:
    'Chosen by the caller for one request: sent again with the same key, it is not carried out again and has the same answer',
  schema: {
    type: 'string',
    minLength: 1,
    maxLength: 255,
    pattern: '^[\\u0021-\\u007e]+$',
  },
};

/** @internal */
export const historyParameters: readonly Parameter[] = [
  inQuery('standard', 'Only changes of this standard'),
  ...pageParameters,
];

/** @internal */
export const trendParameters: readonly Parameter[] = [
  inQuery('days', 'How many days back, 90 unless said', {
    type: 'integer',
    minimum: 1,
    maximum: 400,
  }),
  inQuery('slice', 'all (default), tier:<n>, tier:undeclared or team:<ref>', {
    type: 'string',
    maxLength: 300,
    pattern: '^(all|tier:([0-3]|undeclared)|team:[^\\u0000-\\u001f]+)$',
  }),
];
