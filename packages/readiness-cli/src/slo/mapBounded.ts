/**
 * Maps all items, at most `limit` at a time; the results are in the order of the items. The first rejection is that of
 * the whole, and nothing new begins after it.
 *
 * @internal
 */
export async function mapBounded<T, R>(
  items: readonly T[],
  limit: number,
  map: (item: T) => Promise<R>,
): Promise<readonly R[]> {
  const results = new Array<R>(items.length);
  const queue = entriesOf(items);
  const worker = async () => {
    for (const [index, item] of queue) {
      results[index] = await map(item);
    }
  };
  await Promise.all(Array.from({ length: limit }, worker));
  return results;
}

/** A generator, which leaving one loop ends for all: the iterator of an array would go on. */
function* entriesOf<T>(items: readonly T[]): Generator<[number, T]> {
  yield* items.entries();
}
