/** A category as a heading: `incident-response` becomes "Incident response". @internal */
export function categoryWords(category: string): string {
  const words = category.replace(/[-_]+/g, ' ').trim();
  return words.charAt(0).toUpperCase() + words.slice(1);
}
