import { YamlNode } from '../../../documents/yamlNode';
import { describeValue } from '../../../documents/readers';
import { shorten } from '../../../documents/shorten';
import { Shape } from './shapes';
import { shorthandOf, unitLetter } from './shorthandOf';

/** The record that holds a value, or the list. @internal */
export interface HintParent {
  readonly name: string;
  readonly node: YamlNode;
}

/** What is wrong with the type of a value, and the right form. @internal */
export function explainType(
  node: YamlNode,
  shape: Shape,
  parent: HintParent | undefined,
): string {
  return `is ${describeValue(node.value)}; ${rightForm(node, shape, parent)}`;
}

const REFERENCES: Readonly<Record<string, string>> = {
  'list alertPolicies': 'alertPolicyRef',
  'list conditions': 'conditionRef',
  'list notificationTargets': 'targetRef',
};

function rightForm(
  { value }: YamlNode,
  shape: Shape,
  parent: HintParent | undefined,
): string {
  switch (shape.kind) {
    case 'duration':
      return durationForm(value, parent);
    case 'text':
    case 'object-kind':
      return isPrimitive(value)
        ? `it must be text: put it in quotes, "${String(value)}"`
        : 'it must be text';
    case 'label':
      return isPrimitive(value)
        ? `a label must be text or a list of texts: put it in quotes, "${String(
            value,
          )}"`
        : 'a label must be text or a list of texts';
    case 'number':
    case 'integer':
      return numberForm(value, shape.kind);
    case 'boolean':
      return 'it must be true or false, without quotes';
    case 'list':
      return 'it must be a list: begin each item with "- "';
    default:
      return recordForm(value, parent);
  }
}

function recordForm(
  value: YamlNode['value'],
  parent: HintParent | undefined,
): string {
  const reference = parent && REFERENCES[parent.name];
  if (reference === undefined) {
    return 'it must be a map';
  }
  return typeof value === 'string'
    ? `write - ${reference}: ${shorten(value)}`
    : `it must be a map, such as { ${reference}: <name> }`;
}

function numberForm(
  value: YamlNode['value'],
  kind: 'number' | 'integer',
): string {
  const isNumber =
    typeof value === 'string' && /^-?\d+(\.\d+)?$/.test(value.trim());
  const right =
    kind === 'number' ? 'it must be a number' : 'it must be a whole number';
  return isNumber ? `${right}: write ${value}, without quotes` : right;
}

function durationForm(
  value: YamlNode['value'],
  parent: HintParent | undefined,
): string {
  const right =
    'a duration is a number with one of m, h, d, w, M, Q, Y, such as 28d';
  if (typeof value === 'number') {
    return `write "${value}m" for minutes; ${right}`;
  }
  if (typeof value !== 'string') {
    return right;
  }
  if (/^\d+$/.test(value.trim())) {
    return `write "${value.trim()}m" for minutes; ${right}`;
  }
  return unitLetter(value) && parent
    ? `write duration: ${shorthandOf(parent.node)}; ${right}`
    : right;
}

function isPrimitive(value: YamlNode['value']): boolean {
  return value !== null && typeof value !== 'object';
}
