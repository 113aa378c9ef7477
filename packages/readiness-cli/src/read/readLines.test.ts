import fc from 'fast-check';
import { Line, readLines } from './readLines';

async function linesOf(chunks: readonly Uint8Array[], maxBytes: number) {
  async function* stream() {
    yield* chunks;
  }
  const lines = new Array<Line>();
  for await (const line of readLines(stream(), maxBytes)) {
    lines.push(line);
  }
  return lines;
}

/** Cuts bytes at places that have nothing to do with lines or characters. */
function cut(bytes: Buffer, places: readonly number[]): Uint8Array[] {
  const ends = [
    ...places.map(place => place % (bytes.length + 1)),
    bytes.length,
  ];
  let start = 0;
  return ends
    .sort((left, right) => left - right)
    .map(end => {
      const part = bytes.subarray(start, end);
      start = end;
      return part;
    });
}

describe('readLines', () => {
  it('gives the same lines however the bytes are cut', async () => {
    const text = fc.array(fc.constantFrom('a', 'ü', '😀', '\n', ' '));
    await fc.assert(
      fc.asyncProperty(text, fc.array(fc.nat()), async (parts, places) => {
        const whole = parts.join('');
        const expected = whole.split('\n');
        // A file that ends with a line feed has no line after it.
        if (expected.at(-1) === '') {
          expected.pop();
        }

        const lines = await linesOf(cut(Buffer.from(whole), places), 1_000);

        expect(lines).toEqual(
          expected.map((line, index) => ({
            kind: 'line',
            number: index + 1,
            text: line,
          })),
        );
      }),
      { numRuns: 1_000 },
    );
  });

  it('tells of a line that is too long, and reads the lines after it', async () => {
    const chunks = ['ab\n', 'abc', 'de', 'f\n', 'abcd\n', 'abcde'].map(text =>
      Buffer.from(text),
    );

    await expect(linesOf(chunks, 4)).resolves.toEqual([
      { kind: 'line', number: 1, text: 'ab' },
      { kind: 'too-long', number: 2 },
      { kind: 'line', number: 3, text: 'abcd' },
      { kind: 'too-long', number: 4 },
    ]);
  });
});
