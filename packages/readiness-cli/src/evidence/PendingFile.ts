import { closeSync, openSync, rmSync } from 'node:fs';
import {
  FileHandle,
  lstat,
  open,
  realpath,
  rename,
  rm,
  stat,
} from 'node:fs/promises';
import { isError, toError } from '@backstage/errors';
import { CallError } from '../CallError';
import { Surroundings } from '../types';

const OTHER_NAME =
  'name a file in a folder that is there, such as evidence.zip';
const OTHER_PLACE = 'make room there, or name a file elsewhere';

/** @internal */
export interface PendingFileOptions
  extends Pick<Surroundings, 'cleanUpOnSignal'> {
  /** The name as it was written, for messages. */
  readonly output: string;
  readonly uniqueKey: string;
}

/**
 * A file that is written under another name beside the one it is to have, so that nothing unfinished or unverified ever
 * stands under that name. Others may not read it: evidence names people.
 *
 * From before it is there until it is kept or discarded, a signal that ends the process removes it. One caller writes it
 * once, then keeps it or not, and discards it in any case.
 * @internal
 */
export class PendingFile {
  readonly path: string;
  readonly #finalPath: string;
  readonly #output: string;
  readonly #handle: FileHandle;
  readonly #release: () => void;

  /** @throws CallError where no file can be written there */
  static async create(
    finalPath: string,
    { output, uniqueKey, cleanUpOnSignal }: PendingFileOptions,
  ): Promise<PendingFile> {
    let release = () => {};
    try {
      const target = await requireReplaceable(finalPath);
      const path = `${target}.${uniqueKey}.part`;
      release = cleanUpOnSignal(() => rmSync(path, { force: true }));
      const handle = await openNew(path);
      return new PendingFile({ path, target, output, handle, release });
    } catch (error) {
      release();
      throw unwritable(output, error, OTHER_NAME);
    }
  }

  private constructor(options: {
    readonly path: string;
    readonly target: string;
    readonly output: string;
    readonly handle: FileHandle;
    readonly release: () => void;
  }) {
    this.path = options.path;
    this.#finalPath = options.target;
    this.#output = options.output;
    this.#handle = options.handle;
    this.#release = options.release;
  }

  /**
   * Writes all of it, no faster than the disk takes it. What the chunks reject with is passed on as it is.
   * @throws CallError where it cannot be written
   */
  async write(chunks: AsyncIterable<Uint8Array>): Promise<void> {
    for await (const chunk of chunks) {
      await this.#told(() => this.#handle.appendFile(chunk));
    }
    // Some disks say only now that they are full.
    await this.#told(() => this.#handle.close());
  }

  /**
   * Gives it its name, in place of a file that has it.
   * @throws CallError where it cannot have it
   */
  async keep(): Promise<void> {
    await this.#told(() => rename(this.path, this.#finalPath));
  }

  /** Leaves nothing behind; nothing to do when it was kept. */
  async discard(): Promise<void> {
    try {
      await rm(this.path, { force: true });
      await this.#handle.close();
    } finally {
      this.#release();
    }
  }

  async #told(act: () => Promise<void>): Promise<void> {
    try {
      await act();
    } catch (error) {
      throw unwritable(this.#output, error, OTHER_PLACE);
    }
  }
}

/**
 * Nothing is exported in vain because a name cannot be given at the end, and giving it replaces nothing but a file.
 * @returns where the file is that has the name, which is elsewhere for a symbolic link
 */
async function requireReplaceable(path: string): Promise<string> {
  const found = await unlessMissing(() => stat(path));
  if (found?.isFile()) {
    return realpath(path);
  }
  if (found) {
    throw new Error(
      found.isDirectory() ? 'it is a folder' : 'it is no regular file',
    );
  }
  if (await unlessMissing(() => lstat(path))) {
    throw new Error('it is a symbolic link to what is not there');
  }
  return path;
}

async function openNew(path: string): Promise<FileHandle> {
  // Made at once: what is still being made when a signal comes would be there after it was removed.
  closeSync(openSync(path, 'wx', 0o600));
  try {
    return await open(path, 'r+');
  } catch (error) {
    rmSync(path, { force: true });
    throw error;
  }
}

async function unlessMissing<T>(
  look: () => Promise<T>,
): Promise<T | undefined> {
  try {
    return await look();
  } catch (error) {
    if (isError(error) && error.code === 'ENOENT') {
      return undefined;
    }
    throw error;
  }
}

function unwritable(output: string, error: unknown, advice: string): CallError {
  const { message } = toError(error);
  return new CallError(
    `--output: "${output}" cannot be written: ${message}; ${advice}`,
  );
}
