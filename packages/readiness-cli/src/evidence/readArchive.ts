import { createHash } from 'node:crypto';
import { promisify } from 'node:util';
import { toError } from '@backstage/errors';
import { Entry, open, ZipFile } from 'yauzl';
import { EvidenceProblem } from './types';

/** @internal */
export interface ArchiveLimits {
  readonly files: number;
  readonly bytesOfFile: number;
  /** Of all files. */
  readonly bytes: number;
  readonly bytesOfManifest: number;
}

/** Bounds on what an archive unpacks to: nothing of it is written anywhere, and memory holds the manifest alone. */
const LIMITS: ArchiveLimits = {
  files: 200,
  bytesOfFile: 1_073_741_824,
  bytes: 4_294_967_296,
  bytesOfManifest: 1_048_576,
};

const MANIFEST = 'manifest.json';
/** A plain name: no folder, no way out of one, no drive. */
const PLAIN_NAME = /^[a-z0-9][a-z0-9.-]{0,100}$/;

/** What one file of an archive is. @internal */
export interface ArchivedFile {
  readonly bytes: number;
  readonly sha256: string;
}

/** @internal */
export interface Archive {
  /** But the manifest. */
  readonly files: ReadonlyMap<string, ArchivedFile>;
  /** Null without one. */
  readonly manifest: string | null;
  readonly problems: readonly EvidenceProblem[];
}

function openArchive(path: string): Promise<ZipFile> {
  return new Promise((resolve, reject) => {
    // Names are judged here; that of yauzl would end the reading at the first one.
    const options = {
      lazyEntries: true,
      autoClose: false,
      decodeStrings: true,
    };
    open(path, { ...options, strictFileNames: false }, (error, zip) =>
      error ? reject(error) : resolve(zip),
    );
  });
}

class ArchiveReader {
  readonly #zip: ZipFile;
  readonly #limits: ArchiveLimits;
  readonly #files = new Map<string, ArchivedFile>();
  readonly #problems = new Array<EvidenceProblem>();
  #manifest: string | null = null;
  #bytes = 0;
  #count = 0;

  constructor(zip: ZipFile, limits: ArchiveLimits) {
    this.#zip = zip;
    this.#limits = limits;
  }

  read(): Promise<Archive> {
    return new Promise((resolve, reject) => {
      this.#zip.on('error', error => {
        const { message } = toError(error);
        // Only a name is named so; anything else is a directory that was damaged.
        const isName = /path|characters/.test(message);
        this.#report(isName ? 'bad-name' : 'broken-file', null, message);
        resolve(this.#archive());
      });
      this.#zip.on('end', () => resolve(this.#archive()));
      this.#zip.on('entry', (entry: Entry) => {
        this.#take(entry).then(
          goesOn => (goesOn ? this.#zip.readEntry() : resolve(this.#archive())),
          reject,
        );
      });
      this.#zip.readEntry();
    });
  }

  #archive(): Archive {
    return {
      files: this.#files,
      manifest: this.#manifest,
      problems: this.#problems,
    };
  }

  /** Whether to go on with the next file. */
  async #take(entry: Entry): Promise<boolean> {
    this.#count += 1;
    if (this.#count > this.#limits.files) {
      return this.#tooLarge(null, `more than ${this.#limits.files} files`);
    }
    const { fileName } = entry;
    if (!PLAIN_NAME.test(fileName)) {
      this.#report(
        'bad-name',
        fileName,
        'its name is not a plain one, as an export writes it',
      );
      return true;
    }
    if (
      this.#files.has(fileName) ||
      (fileName === MANIFEST && this.#manifest !== null)
    ) {
      this.#report('extra-file', fileName, 'it is in the archive twice');
      return true;
    }
    return this.#digest(entry);
  }

  async #digest(entry: Entry): Promise<boolean> {
    const { fileName } = entry;
    const isManifest = fileName === MANIFEST;
    const mostBytes = isManifest
      ? this.#limits.bytesOfManifest
      : this.#limits.bytesOfFile;
    const hash = createHash('sha256');
    const kept = new Array<Buffer>();
    let bytes = 0;
    try {
      for await (const chunk of await this.#open(entry)) {
        bytes += chunk.length;
        this.#bytes += chunk.length;
        if (bytes > mostBytes || this.#bytes > this.#limits.bytes) {
          return this.#tooLarge(fileName, `more than ${mostBytes} bytes`);
        }
        hash.update(chunk);
        if (isManifest) {
          kept.push(chunk);
        }
      }
    } catch (error) {
      this.#report('broken-file', fileName, toError(error).message);
      return true;
    }
    if (isManifest) {
      this.#manifest = Buffer.concat(kept).toString('utf8');
    } else {
      this.#files.set(fileName, { bytes, sha256: hash.digest('hex') });
    }
    return true;
  }

  #open(entry: Entry): Promise<AsyncIterable<Buffer>> {
    const openReadStream = promisify(
      (done: (error: Error | null, stream: AsyncIterable<Buffer>) => void) =>
        this.#zip.openReadStream(entry, done),
    );
    return openReadStream();
  }

  #tooLarge(file: string | null, what: string): false {
    this.#report(
      'too-large',
      file,
      `it unpacks to ${what}; an export is smaller`,
    );
    return false;
  }

  #report(
    code: EvidenceProblem['code'],
    file: string | null,
    message: string,
  ): void {
    this.#problems.push({ code, file, message });
  }
}

/**
 * Reads a zip archive from one end to the other, without unpacking it to anywhere: what is in it need not be what it says.
 * Rejects for what is no archive.
 * @internal
 */
export async function readArchive(
  path: string,
  limits: ArchiveLimits = LIMITS,
): Promise<Archive> {
  const zip = await openArchive(path);
  try {
    return await new ArchiveReader(zip, limits).read();
  } finally {
    zip.close();
  }
}
