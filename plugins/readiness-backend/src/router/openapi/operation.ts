import { Parameter } from './parameters';
import { JsonSchema, ref } from './schema';

/** @internal */
export interface OperationOptions {
  readonly id: string;
  readonly summary: string;
  readonly parameters?: readonly Parameter[];
  /** Absent: an answer without a body. */
  readonly answer?: string;
  readonly status?: '200' | '201' | '202' | '204';
  readonly body?: string;
}

/**
 * One operation of a path.
 * @internal
 */
export function operation(options: OperationOptions) {
  const {
    id,
    summary,
    parameters = [],
    answer,
    status = '200',
    body,
  } = options;
  return {
    operationId: id,
    summary,
    parameters: [...parameters],
    ...(body ? { requestBody: { required: true, ...json(body) } } : {}),
    responses: {
      [status]: { description: summary, ...(answer ? json(answer) : {}) },
      default: { $ref: '#/components/responses/Error' },
    },
  };
}

function json(name: string): {
  content: Record<string, { schema: JsonSchema }>;
} {
  return { content: { 'application/json': { schema: ref(name) } } };
}
