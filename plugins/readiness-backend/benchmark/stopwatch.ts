/** How many milliseconds some work took, and what it gave. @internal */
export async function timed<T>(
  work: () => Promise<T>,
): Promise<{ milliseconds: number; value: T }> {
  const startedAt = performance.now();
  const value = await work();
  return { milliseconds: performance.now() - startedAt, value };
}
