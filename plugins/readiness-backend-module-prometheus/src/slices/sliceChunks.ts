/** Prometheus refuses ranges of more than 11,000 points. */
const MOST_SLICES = 10_000;

/** @internal */
export interface SliceChunk {
  /** Ends of the first and of the last slice, in milliseconds since the epoch. */
  readonly firstEnd: number;
  readonly lastEnd: number;
}

/** The ends of the slices from `from` to `to`, in as many requests as they take. @internal */
export function sliceChunks(options: {
  from: number;
  to: number;
  sliceSeconds: number;
}): SliceChunk[] {
  const { from, to, sliceSeconds } = options;
  const slice = sliceSeconds * 1000;
  const chunks = new Array<SliceChunk>();
  for (let start = from; start < to; start += MOST_SLICES * slice) {
    chunks.push({
      firstEnd: start + slice,
      lastEnd: Math.min(start + MOST_SLICES * slice, to),
    });
  }
  return chunks;
}
