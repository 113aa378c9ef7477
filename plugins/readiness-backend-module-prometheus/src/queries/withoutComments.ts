/** A query without its comments, which would swallow what is put behind it. Strings that hold a `#` stay. @internal */
export function withoutComments(promql: string): string {
  return promql
    .replace(/("(?:\\.|[^"\\])*"|'(?:\\.|[^'\\])*'|`[^`]*`)|#[^\n]*/g, '$1')
    .trim();
}
