import { YamlNode } from '../../../documents/yamlNode';

const UNITS: Readonly<Record<string, string>> = {
  minute: 'm',
  hour: 'h',
  day: 'd',
  week: 'w',
  month: 'M',
  quarter: 'Q',
  year: 'Y',
};

/** The shorthand that a window means by `unit` (or a `duration` of a unit alone) and `count`. @internal */
export function shorthandOf({ entries }: YamlNode): string {
  const unit = textIn(entries, 'unit') ?? textIn(entries, 'duration') ?? '';
  const count = entries?.get('count')?.node.value;
  const letter = unitLetter(unit);
  const amount = typeof count === 'number' && count > 0 ? count : 1;
  return letter ? `${amount}${letter}` : '28d';
}

/** `d` of `days`. @internal */
export function unitLetter(word: string): string | undefined {
  const singular = word.trim().toLocaleLowerCase('en-US').replace(/s$/, '');
  return Object.hasOwn(UNITS, singular) ? UNITS[singular] : undefined;
}

function textIn(entries: YamlNode['entries'], key: string): string | undefined {
  const value = entries?.get(key)?.node.value;
  return typeof value === 'string' ? value : undefined;
}
