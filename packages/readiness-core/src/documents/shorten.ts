/**
 * A text as it may stand in a message: what authors write can be as long as a file.
 * @internal
 */
export function shorten(text: string, most: number = 60): string {
  return text.length > most ? `${text.slice(0, most)}...` : text;
}
