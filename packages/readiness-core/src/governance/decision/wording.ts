const SHOWN = 3;

/** `a, b, c and 4 more`. @internal */
export function someOf(items: readonly string[], separator = ', '): string {
  const rest = items.length - SHOWN;
  return rest > 0
    ? `${items.slice(0, SHOWN).join(separator)} and ${rest} more`
    : items.join(separator);
}

/** `1 check`, `2 checks`. @internal */
export function countOf(count: number, one: string): string {
  return `${count} ${one}${count === 1 ? '' : 's'}`;
}

/** `2027-01-04 00:00 UTC`. @internal */
export function instantText(instant: number): string {
  const date = new Date(instant);
  return Number.isNaN(date.getTime())
    ? 'a time beyond all dates'
    : `${date.toISOString().slice(0, 16).replace('T', ' ')} UTC`;
}

/** A text with a capital letter in front. @internal */
export function capitalised(text: string): string {
  return text.charAt(0).toLocaleUpperCase('en-US') + text.slice(1);
}

/** A text without the stop at its end, to go on with. @internal */
export function withoutStop(text: string): string {
  return text.trim().replace(/\.$/, '');
}
