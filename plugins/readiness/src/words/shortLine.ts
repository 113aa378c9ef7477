/** How long a line may be before it is shortened. */
const LONGEST = 120;

/**
 * A text as one line of at most 120 characters, cut after a whole word where there is one; a shortened line ends in "…".
 * @internal
 */
export function shortLine(text: string): string {
  const line = text.trim().replace(/\s+/g, ' ');
  if (line.length <= LONGEST) {
    return line;
  }
  const cut = line.slice(0, LONGEST - 1);
  const wordEnd = cut.lastIndexOf(' ');
  return `${wordEnd > LONGEST / 2 ? cut.slice(0, wordEnd) : cut}…`;
}
