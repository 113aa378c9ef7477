import { createWriteStream, WriteStream } from 'node:fs';
import { rename, rm, stat } from 'node:fs/promises';
import { once } from 'node:events';
import { isError, toError } from '@backstage/errors';
import { CallError } from '../CallError';

/**
 * A file that is written under another name beside the one it is to have, so that nothing unfinished or unverified ever
 * stands under that name. Others may not read it: evidence names people.
 * @internal
 */
export class PendingFile {
  readonly path: string;
  readonly stream: WriteStream;
  readonly #finalPath: string;

  /** @throws CallError where no file can be written there */
  static async create(
    finalPath: string,
    options: { readonly output: string; readonly uniqueKey: string },
  ): Promise<PendingFile> {
    const { output, uniqueKey } = options;
    try {
      await requireNoFolder(finalPath);
      const path = `${finalPath}.${uniqueKey}.part`;
      const stream = createWriteStream(path, { flags: 'wx', mode: 0o600 });
      await once(stream, 'open');
      return new PendingFile(finalPath, path, stream);
    } catch (error) {
      throw new CallError(
        `--output: "${output}" cannot be written: ${
          toError(error).message
        }; name a file in a folder that is there, such as evidence.zip`,
      );
    }
  }

  private constructor(finalPath: string, path: string, stream: WriteStream) {
    this.#finalPath = finalPath;
    this.path = path;
    this.stream = stream;
  }

  /** Gives it its name, in place of a file that has it. */
  async keep(): Promise<void> {
    await rename(this.path, this.#finalPath);
  }

  /** Leaves nothing behind; nothing to do when it was kept. */
  async discard(): Promise<void> {
    this.stream.destroy();
    await rm(this.path, { force: true });
  }
}

/** Nothing is exported in vain because a name cannot be given at the end. */
async function requireNoFolder(path: string): Promise<void> {
  try {
    if ((await stat(path)).isDirectory()) {
      throw new Error('it is a folder');
    }
  } catch (error) {
    if (!(isError(error) && error.code === 'ENOENT')) {
      throw error;
    }
  }
}
