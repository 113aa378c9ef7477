/**
 * One line of a stream of text, 1-based. A line that is too long is told, not given.
 * @internal
 */
export type Line =
  | { readonly kind: 'line'; readonly number: number; readonly text: string }
  | { readonly kind: 'too-long'; readonly number: number };

const LINE_FEED = 0x0a;

class LineBuffer {
  readonly #maxBytes: number;
  #parts: Uint8Array[] = [];
  #bytes = 0;
  #number = 0;

  constructor(maxBytes: number) {
    this.#maxBytes = maxBytes;
  }

  get isBegun(): boolean {
    return this.#bytes > 0;
  }

  append(part: Uint8Array): void {
    this.#bytes += part.length;
    if (this.#bytes <= this.#maxBytes) {
      this.#parts.push(part);
    } else {
      this.#parts = [];
    }
  }

  take(): Line {
    this.#number += 1;
    const line: Line =
      this.#bytes > this.#maxBytes
        ? { kind: 'too-long', number: this.#number }
        : {
            kind: 'line',
            number: this.#number,
            text: Buffer.concat(this.#parts).toString('utf8'),
          };
    this.#parts = [];
    this.#bytes = 0;
    return line;
  }
}

/**
 * Splits bytes of UTF-8 text into lines. Never holds more than `maxBytes` of a line, however long it is.
 * @internal
 */
export async function* readLines(
  chunks: AsyncIterable<Uint8Array>,
  maxBytes: number,
): AsyncGenerator<Line> {
  const line = new LineBuffer(maxBytes);
  for await (const chunk of chunks) {
    let start = 0;
    let end = chunk.indexOf(LINE_FEED);
    while (end >= 0) {
      line.append(chunk.subarray(start, end));
      yield line.take();
      start = end + 1;
      end = chunk.indexOf(LINE_FEED, start);
    }
    line.append(chunk.subarray(start));
  }
  if (line.isBegun) {
    yield line.take();
  }
}
