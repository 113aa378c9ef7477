import { JsonValue } from '@backstage/types';

/** What spreadsheets take for the beginning of a formula. */
const FORMULA = /^[=+\-@\t\r]/;

/** One line of CSV by RFC 4180. Nested values are JSON, null is empty. @internal */
export function csvLine(cells: readonly (JsonValue | undefined)[]): string {
  return `${cells.map(cell).join(',')}\r\n`;
}

function cell(value: JsonValue | undefined): string {
  if (value === null || value === undefined) {
    return '';
  }
  if (typeof value === 'number' || typeof value === 'boolean') {
    return String(value);
  }
  const text = typeof value === 'string' ? value : JSON.stringify(value);
  return quoted(FORMULA.test(text) ? `'${text}` : text);
}

function quoted(text: string): string {
  return /[",\r\n']/.test(text) ? `"${text.replaceAll('"', '""')}"` : text;
}
