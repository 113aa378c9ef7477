// Longer words are never a slip of a key, and the distance costs the product of the lengths.
const LONGEST_WORD = 64;

/**
 * The candidate that was probably meant, by edit distance, or undefined when none is near. Equally near candidates: the
 * first.
 * @internal
 */
export function suggest(
  word: string,
  candidates: Iterable<string>,
): string | undefined {
  if (word.length === 0 || word.length > LONGEST_WORD) {
    return undefined;
  }
  let nearest: string | undefined;
  let least = Math.max(1, Math.floor(word.length / 3)) + 1;
  for (const candidate of candidates) {
    const distance = editDistance(word.toLowerCase(), candidate.toLowerCase());
    if (distance < least) {
      nearest = candidate;
      least = distance;
    }
  }
  return nearest;
}

/**
 * `; did you mean "title"?`, or nothing when no candidate is near.
 * @internal
 */
export function didYouMean(
  word: string,
  candidates: Iterable<string>,
): string | undefined {
  const nearest = suggest(word, candidates);
  return nearest === undefined ? undefined : `did you mean "${nearest}"?`;
}

/** Insertions, deletions, replacements and swaps of neighbours. */
function editDistance(left: string, right: string): number {
  if (right.length > LONGEST_WORD) {
    return Infinity;
  }
  let beforePrevious: number[] = [];
  let previous = Array.from({ length: right.length + 1 }, (_, i) => i);
  for (let i = 1; i <= left.length; i++) {
    const current = [i];
    for (let j = 1; j <= right.length; j++) {
      const same = left[i - 1] === right[j - 1];
      current[j] = Math.min(
        previous[j] + 1,
        current[j - 1] + 1,
        previous[j - 1] + (same ? 0 : 1),
      );
      if (
        i > 1 &&
        j > 1 &&
        left[i - 1] === right[j - 2] &&
        left[i - 2] === right[j - 1]
      ) {
        current[j] = Math.min(current[j], beforePrevious[j - 2] + 1);
      }
    }
    beforePrevious = previous;
    previous = current;
  }
  return previous[right.length];
}
