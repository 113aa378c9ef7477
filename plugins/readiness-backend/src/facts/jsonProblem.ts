import { JsonValue } from '@backstage/types';

const BYTES = 16 * 1024;
const ITEMS = 200;
const DEPTH = 8;

/**
 * Why a value is too big to be a fact, with the mend; undefined when it is not. Rules work with bounded lists, and a fact
 * is read at every evaluation.
 * @internal
 */
export function jsonProblem(value: JsonValue): string | undefined {
  const shape = shapeProblem(value, 1);
  if (shape) {
    return shape;
  }
  const bytes = Buffer.byteLength(JSON.stringify(value));
  return bytes > BYTES
    ? `takes ${bytes} bytes as JSON, at most ${BYTES} are kept; send a summary`
    : undefined;
}

function shapeProblem(value: JsonValue, depth: number): string | undefined {
  if (typeof value !== 'object' || value === null) {
    return undefined;
  }
  if (depth > DEPTH) {
    return `is nested deeper than ${DEPTH}; send it flatter`;
  }
  const items = Object.values(value);
  if (items.length > ITEMS) {
    return `has a list or map of ${items.length} entries, at most ${ITEMS} are kept; send the worst of them, or a count`;
  }
  for (const item of items) {
    const problem =
      item === undefined ? undefined : shapeProblem(item, depth + 1);
    if (problem) {
      return problem;
    }
  }
  return undefined;
}
