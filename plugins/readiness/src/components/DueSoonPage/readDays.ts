/** How far ahead one can look. @internal */
export const DAYS = [14, 30, 90] as const;

const DEFAULT = 30;

/** How far ahead a URL looks; anything that is not offered is the default. @internal */
export function readDays(params: URLSearchParams): number {
  const asked = Number(params.get('days'));
  return DAYS.find(days => days === asked) ?? DEFAULT;
}
