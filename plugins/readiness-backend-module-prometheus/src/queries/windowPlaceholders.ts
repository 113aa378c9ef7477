/** A place in a query that stands for the window, as half-open range of characters. @internal */
export interface WindowPlaceholder {
  readonly from: number;
  readonly to: number;
}

const PLACEHOLDER =
  /\{\{-?\s*\.?window\s*-?\}\}|\$\{(?:__)?window\}|\$(?:__)?window\b|\$\{__(?:rate_interval|interval|range)\}|\$__(?:rate_interval|interval|range)\b/
    .source;

/** Strings and comments come first, so that what is inside them is passed over. */
const TOKEN = `"(?:\\\\.|[^"\\\\])*"|'(?:\\\\.|[^'\\\\])*'|\`[^\`]*\`|#[^\\n]*|(${PLACEHOLDER})`;

/**
 * Where a query leaves the window open, in the ways that OpenSLO files do: `{{.window}}`, `$window`, `$__window`,
 * `${window}`, and Grafana's `$__rate_interval`, `$__interval` and `$__range`. Not in strings and comments.
 * @internal
 */
export function windowPlaceholders(query: string): WindowPlaceholder[] {
  return [...query.matchAll(new RegExp(TOKEN, 'gi'))]
    .filter(([, placeholder]) => placeholder !== undefined)
    .map(match => ({
      from: match.index,
      to: match.index + match[0].length,
    }));
}

/**
 * The query with each placeholder replaced by what `textFor` says of it.
 * @internal
 */
export function replacePlaceholders(
  query: string,
  placeholders: readonly WindowPlaceholder[],
  textFor: (placeholder: WindowPlaceholder) => string,
): string {
  let replaced = '';
  let done = 0;
  for (const placeholder of placeholders) {
    replaced += query.slice(done, placeholder.from) + textFor(placeholder);
    done = placeholder.to;
  }
  return replaced + query.slice(done);
}
