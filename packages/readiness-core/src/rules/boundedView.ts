import { JsonValue } from '@backstage/types';
import { RULE_LIMITS } from './limits';

/** Stands in for a list or string that is too long for a rule: any use of it in a rule is a fault. */
class TooLong {
  constructor(readonly what: string) {}
}

function tooLong(value: JsonValue | undefined): TooLong | undefined {
  if (Array.isArray(value) && value.length > RULE_LIMITS.listLength) {
    return new TooLong(`a list of ${value.length}`);
  }
  if (typeof value === 'string' && value.length > RULE_LIMITS.stringLength) {
    return new TooLong(`a text of ${value.length} characters`);
  }
  return undefined;
}

function hasTooLong(value: JsonValue | undefined): boolean {
  if (tooLong(value)) {
    return true;
  }
  return (
    typeof value === 'object' &&
    value !== null &&
    Object.values(value).some(hasTooLong)
  );
}

function cutTooLong(value: JsonValue | undefined): unknown {
  const cut = tooLong(value);
  if (cut) {
    return cut;
  }
  if (Array.isArray(value)) {
    return value.map(cutTooLong);
  }
  if (typeof value === 'object' && value !== null) {
    return Object.fromEntries(
      Object.entries(value).map(([key, item]) => [key, cutTooLong(item)]),
    );
  }
  return value;
}

/**
 * The value as a rule may see it: lists and texts beyond the limits are replaced by something no operator accepts.
 * Nearly all values are within the limits and come back as they are, without a copy.
 * @internal
 */
export function boundedView(value: JsonValue | undefined): unknown {
  return hasTooLong(value) ? cutTooLong(value) : value;
}
