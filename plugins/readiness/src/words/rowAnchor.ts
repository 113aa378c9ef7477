/** The id of the row of a check on the page of an entity, to which other places link. @internal */
export function rowAnchor(standard: string, checkId: string): string {
  return `readiness.${standard}.${checkId}`;
}
