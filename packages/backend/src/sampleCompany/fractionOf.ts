const FNV_OFFSET = 0x811c9dc5;
const FNV_PRIME = 0x01000193;
const RANGE = 2 ** 32;

/**
 * A number from 0 up to but not including 1 that looks random and is always the same for the same words. The sample
 * company is made of these, so that every run tells the same story.
 * @internal
 */
export function fractionOf(...words: readonly (string | number)[]): number {
  return mixed(hashOf(words.join('\n')));
}

/**
 * Gives fractions by number, each as fixed and as random as those of `fractionOf`, for hundreds of thousands of them: the
 * words are looked at once.
 * @internal
 */
export function fractionsOf(
  ...words: readonly (string | number)[]
): (index: number) => number {
  const seed = hashOf(words.join('\n'));
  return index => mixed(Math.imul(seed ^ index, FNV_PRIME));
}

function hashOf(text: string): number {
  let hash = FNV_OFFSET;
  for (const character of text) {
    hash = Math.imul(hash ^ character.charCodeAt(0), FNV_PRIME);
  }
  return hash;
}

/** Similar words differ in few bits; mixing spreads the difference over all of them. */
function mixed(seed: number): number {
  let hash = Math.imul(seed ^ (seed >>> 16), 0x85ebca6b);
  hash = Math.imul(hash ^ (hash >>> 13), 0xc2b2ae35);
  hash ^= hash >>> 16;
  return (hash >>> 0) / RANGE;
}
