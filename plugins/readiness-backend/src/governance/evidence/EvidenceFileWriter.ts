import { createHash } from 'node:crypto';
import { FileHandle, open } from 'node:fs/promises';
import { join } from 'node:path';
import { EvidenceFile } from 'backstage-plugin-readiness-common';

/**
 * Writes one file, whose digest and size are known when it is finished. What cannot be written rejects the call that
 * wrote it, and nothing is under way between two calls, so that an export that is given up leaves no error to nobody.
 * @internal
 */
export class EvidenceFileWriter {
  readonly #name: string;
  readonly #file: FileHandle;
  readonly #hash = createHash('sha256');
  #bytes = 0;

  static async open(
    directory: string,
    name: string,
  ): Promise<EvidenceFileWriter> {
    return new EvidenceFileWriter(
      name,
      await open(join(directory, name), 'wx'),
    );
  }

  private constructor(name: string, file: FileHandle) {
    this.#name = name;
    this.#file = file;
  }

  get bytes(): number {
    return this.#bytes;
  }

  async write(text: string): Promise<void> {
    const chunk = Buffer.from(text);
    await this.#file.appendFile(chunk);
    this.#hash.update(chunk);
    this.#bytes += chunk.length;
  }

  /** What has been written, with the rows that it holds. */
  finish(rows: number): EvidenceFile {
    return {
      name: this.#name,
      rows,
      bytes: this.#bytes,
      sha256: this.#hash.digest('hex'),
    };
  }

  async close(): Promise<void> {
    await this.#file.close();
  }
}
