import { JsonValue } from '@backstage/types';
import { Unusable } from './boundedView';
import { RuleFault } from './ruleErrors';

/**
 * What a rule gave, as JSON: whole numbers as numbers, instants as ISO texts. Throws a {@link RuleFault} where there is
 * no such thing.
 * @internal
 */
export function toJson(value: unknown): JsonValue {
  switch (typeof value) {
    case 'string':
    case 'boolean':
      return value;
    case 'bigint':
      return Number(value);
    case 'number':
      return numberOf(value);
    case 'object':
      return value === null ? null : fromObject(value);
    default:
      throw new RuleFault(`the rule gives a ${typeof value}`);
  }
}

/** Without the negative zero, which is equal to 0 and yet another JSON text in some databases. */
function numberOf(value: number): number {
  if (!Number.isFinite(value)) {
    throw new RuleFault('the rule gives no finite number');
  }
  return value === 0 ? 0 : value;
}

function fromObject(value: object): JsonValue {
  if (value instanceof Date) {
    return value.toISOString();
  }
  if (Array.isArray(value)) {
    return value.map(toJson);
  }
  if (value instanceof Unusable) {
    throw new RuleFault('a value is larger than a rule may look at');
  }
  if (isPlainObject(value)) {
    return Object.fromEntries(
      Object.entries(value).map(([key, item]) => [key, toJson(item)]),
    );
  }
  // Durations and the like have a text of their own.
  return String(value);
}

function isPlainObject(value: object): boolean {
  const prototype: unknown = Object.getPrototypeOf(value);
  return prototype === Object.prototype || prototype === null;
}
