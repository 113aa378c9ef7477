import { oneLine } from './words';

/** @internal */
export function table(
  header: readonly string[],
  rows: readonly (readonly string[])[],
): string {
  const line = (cells: readonly string[]) => `| ${cells.join(' | ')} |`;
  return [line(header), line(header.map(() => '---')), ...rows.map(line)].join(
    '\n',
  );
}

/** Text from files as code, in which nothing has a meaning. @internal */
export function code(text: string): string {
  return `\`${oneLine(text).replace(/[`|]/g, "'")}\``;
}

/** Takes every meaning away from text that comes from files: no markup, no mention of people. @internal */
export function escapeText(text: string): string {
  return oneLine(text)
    .replace(/&/g, '&amp;')
    .replace(/</g, '&lt;')
    .replace(/[\\`*_[\]|~#!]/g, '\\$&')
    .replace(/@/g, '&#64;');
}
