/** @internal */
export type BodyReading =
  | { readonly kind: 'read'; readonly text: string }
  | { readonly kind: 'too-long' };

/** Reads a body as text, and gives up as soon as it is longer than `maxBytes`. @internal */
export async function readBody(
  body: AsyncIterable<Uint8Array>,
  maxBytes: number,
): Promise<BodyReading> {
  const chunks = new Array<Uint8Array>();
  let bytes = 0;
  for await (const chunk of body) {
    bytes += chunk.byteLength;
    if (bytes > maxBytes) {
      // Leaving the loop ends the connection.
      return { kind: 'too-long' };
    }
    chunks.push(chunk);
  }
  return { kind: 'read', text: Buffer.concat(chunks).toString('utf8') };
}
