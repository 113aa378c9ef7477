import { Dirent } from 'node:fs';
import { readdir, realpath, stat } from 'node:fs/promises';
import { join, resolve } from 'node:path';
import { toError } from '@backstage/errors';
import { CallError } from '../CallError';
import { Problem } from '../types';

/** @internal */
export interface FoundFiles {
  /** As they were named or found, sorted; relative ones are meant from the working directory. */
  readonly files: readonly string[];
  readonly problems: readonly Problem[];
}

const YAML = /\.ya?ml$/i;

// Where other people's files lie that describe nothing of ours.
const SKIPPED = new Set(['.git', 'node_modules']);

class Finder {
  readonly files = new Array<string>();
  readonly problems = new Array<Problem>();
  readonly #visited = new Set<string>();
  readonly #cwd: string;

  constructor(cwd: string) {
    this.#cwd = cwd;
  }

  async addNamed(path: string): Promise<void> {
    const found = await stat(resolve(this.#cwd, path)).catch(error => {
      throw new CallError(
        `"${path}" cannot be read: ${
          toError(error).message
        }; name a file or directory that is there`,
      );
    });
    if (found.isDirectory()) {
      await this.#addDirectory(path);
    } else {
      await this.#addFile(path);
    }
  }

  async #addDirectory(path: string): Promise<void> {
    try {
      if (await this.#isNew(path)) {
        const entries = await readdir(resolve(this.#cwd, path), {
          withFileTypes: true,
        });
        for (const entry of entries.sort(byName)) {
          await this.#addEntry(join(path, entry.name), entry);
        }
      }
    } catch (error) {
      this.#report(path, 'unreadable-directory', error);
    }
  }

  async #addEntry(path: string, entry: Dirent): Promise<void> {
    if (SKIPPED.has(entry.name)) {
      return;
    }
    try {
      const kind = entry.isSymbolicLink()
        ? await stat(resolve(this.#cwd, path))
        : entry;
      if (kind.isDirectory()) {
        await this.#addDirectory(path);
      } else if (kind.isFile() && YAML.test(entry.name)) {
        await this.#addFile(path);
      }
    } catch (error) {
      this.#report(path, 'unreadable-file', error);
    }
  }

  async #addFile(path: string): Promise<void> {
    if (await this.#isNew(path)) {
      this.files.push(path);
    }
  }

  /** By its real path, so that links that go round in a circle end. */
  async #isNew(path: string): Promise<boolean> {
    const real = await realpath(resolve(this.#cwd, path));
    const isNew = !this.#visited.has(real);
    this.#visited.add(real);
    return isNew;
  }

  #report(path: string, code: string, error: unknown): void {
    this.problems.push({
      severity: 'error',
      code,
      file: path,
      line: null,
      message: `"${path}" cannot be read: ${
        toError(error).message
      }; make it readable or remove it`,
    });
  }
}

/**
 * The YAML files of directories, recursively, and the files that are named themselves. Every file counts once, however
 * many links lead to it. What cannot be looked into is a problem; a path that is not there is a `CallError`.
 * @internal
 */
export async function findFiles(
  paths: readonly string[],
  cwd: string,
): Promise<FoundFiles> {
  const finder = new Finder(cwd);
  for (const path of paths) {
    await finder.addNamed(path);
  }
  return { files: finder.files.sort(), problems: finder.problems };
}

function byName(left: Dirent, right: Dirent): number {
  return left.name < right.name ? -1 : 1;
}
