import { JsonValue } from '@backstage/types';
import { RULE_LIMITS } from './limits';

/** Stands in for a value that is too large for a rule: any use of it in a rule is a fault. @internal */
export class Unusable {}

const UNUSABLE = new Unusable();

/** A value as a rule sees it, and how much of it there is. */
interface View {
  readonly value: unknown;
  readonly weight: number;
}

// Values live as long as the facts and entities that hold them, and the same one is asked for in every loop.
const views = new WeakMap<object, unknown>();

/**
 * The value as a rule may see it: what is beyond the limits is replaced by something that no operator accepts. Nearly
 * all values are within the limits and come back as they are, without a copy.
 * @internal
 */
export function boundedView(value: JsonValue | undefined): unknown {
  if (typeof value !== 'object' || value === null) {
    return viewOf(value, 0).value;
  }
  const known = views.get(value);
  if (known !== undefined) {
    return known;
  }
  const view = viewOf(value, 0).value;
  views.set(value, view);
  return view;
}

/**
 * A map of which each value is bounded by itself, however many there are: the parts of an entity, which rules read by
 * name and never as a whole.
 * @internal
 */
export function boundedParts(parts: object): Record<string, unknown> {
  return Object.fromEntries(
    Object.entries(parts).map(([key, value]) => [key, boundedView(value)]),
  );
}

function viewOf(value: JsonValue | undefined, depth: number): View {
  switch (typeof value) {
    case 'string':
      return textView(value);
    case 'number':
      // A number beyond the range of a double reads as infinity, which is no number.
      return { value: Number.isFinite(value) ? value : UNUSABLE, weight: 1 };
    case 'object':
      return value === null ? { value, weight: 1 } : holderView(value, depth);
    default:
      return { value, weight: 1 };
  }
}

function textView(text: string): View {
  return text.length > RULE_LIMITS.stringLength
    ? { value: UNUSABLE, weight: 1 }
    : { value: text, weight: 1 + Math.ceil(text.length / 100) };
}

function holderView(
  holder: Exclude<JsonValue, string | number | boolean | null>,
  depth: number,
): View {
  const entries = Object.entries(holder);
  if (
    entries.length > RULE_LIMITS.listLength ||
    depth >= RULE_LIMITS.valueDepth
  ) {
    return { value: UNUSABLE, weight: 1 };
  }
  const items = entries.map(([key, item]) => ({
    key,
    item,
    view: viewOf(item, depth + 1),
  }));
  const weight = items.reduce((sum, { view }) => sum + view.weight, 1);
  if (weight > RULE_LIMITS.valueWeight) {
    return { value: UNUSABLE, weight: 1 };
  }
  if (items.every(({ item, view }) => view.value === item)) {
    return { value: holder, weight };
  }
  const value = Array.isArray(holder)
    ? items.map(({ view }) => view.value)
    : Object.fromEntries(items.map(({ key, view }) => [key, view.value]));
  return { value, weight };
}
