import { createHash } from 'node:crypto';
import { createWriteStream, WriteStream } from 'node:fs';
import { once } from 'node:events';
import { join } from 'node:path';
import { finished } from 'node:stream/promises';
import { EvidenceFile } from 'backstage-plugin-readiness-common';

/** Writes one file, whose digest and size are known when it is closed. @internal */
export class EvidenceFileWriter {
  readonly #name: string;
  readonly #stream: WriteStream;
  readonly #hash = createHash('sha256');
  #bytes = 0;

  constructor(directory: string, name: string) {
    this.#name = name;
    this.#stream = createWriteStream(join(directory, name));
  }

  get bytes(): number {
    return this.#bytes;
  }

  async write(text: string): Promise<void> {
    const chunk = Buffer.from(text);
    this.#hash.update(chunk);
    this.#bytes += chunk.length;
    if (!this.#stream.write(chunk)) {
      await once(this.#stream, 'drain');
    }
  }

  async close(rows: number): Promise<EvidenceFile> {
    this.#stream.end();
    await finished(this.#stream);
    return {
      name: this.#name,
      rows,
      bytes: this.#bytes,
      sha256: this.#hash.digest('hex'),
    };
  }

  destroy(): void {
    this.#stream.destroy();
  }
}
