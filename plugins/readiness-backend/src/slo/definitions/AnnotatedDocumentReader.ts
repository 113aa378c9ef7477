import { readFile, realpath, stat } from 'node:fs/promises';
import { UrlReaderService } from '@backstage/backend-plugin-api';
import { isError, toError } from '@backstage/errors';
import { AnnotationTarget, isWithin } from './annotationTargets';
import { SloDocument, WantedBy } from './SloDocument';

/** Bytes of one file that are read. */
const MOST_BYTES = 512 * 1024;
/** URLs that one run reads; the others wait for the next. */
const MOST_URLS = 500;
const URLS_AT_ONCE = 10;

/** A file that some entities name. @internal */
export interface WantedFile {
  readonly target: AnnotationTarget;
  readonly wantedBy: readonly WantedBy[];
}

/**
 * Reads the files that entities name in their annotations. What cannot be read stays as it was read before and is
 * reported. Files on disk are looked at each time; URLs seldom, with their etag, and only those that the URL reader of the
 * backend is allowed to read.
 * @internal
 */
export class AnnotatedDocumentReader {
  readonly #urlReader: UrlReaderService;
  readonly #lookAgainMs: number;
  readonly #random: () => number;

  constructor(options: {
    urlReader: UrlReaderService;
    lookAgainMs: number;
    /** 0 up to 1. */
    random: () => number;
  }) {
    this.#urlReader = options.urlReader;
    this.#lookAgainMs = options.lookAgainMs;
    this.#random = options.random;
  }

  /** @param before - by file, as last read */
  async read(
    wanted: readonly WantedFile[],
    before: ReadonlyMap<string, SloDocument>,
    now: number,
  ): Promise<SloDocument[]> {
    const lookAt = ({ target }: WantedFile) =>
      before.get(target.file)?.lookAt ?? 0;
    const due = wanted
      .filter(file => file.target.kind === 'url' && lookAt(file) <= now)
      .sort((left, right) => lookAt(left) - lookAt(right))
      .slice(0, MOST_URLS);
    const looked = new Map<string, SloDocument>();
    for (let start = 0; start < due.length; start += URLS_AT_ONCE) {
      const documents = await Promise.all(
        due
          .slice(start, start + URLS_AT_ONCE)
          .map(file => this.#readUrl(file, before.get(file.target.file), now)),
      );
      documents.forEach(document => looked.set(document.file, document));
    }
    return Promise.all(
      wanted.map(
        async file =>
          looked.get(file.target.file) ??
          this.#readOther(file, before.get(file.target.file)),
      ),
    );
  }

  async #readOther(
    { target, wantedBy }: WantedFile,
    before: SloDocument | undefined,
  ): Promise<SloDocument> {
    const kept = keptDocument(target.file, wantedBy, before);
    switch (target.kind) {
      case 'refused':
        return { ...kept, text: null, problem: target.reason };
      case 'url':
        return kept;
      default:
        try {
          const text = await readWithin(target.folder, target.file);
          return { ...kept, text, problem: null };
        } catch (error) {
          return { ...kept, problem: problemOf(error, before) };
        }
    }
  }

  async #readUrl(
    { target, wantedBy }: WantedFile,
    before: SloDocument | undefined,
    now: number,
  ): Promise<SloDocument> {
    const kept = {
      ...keptDocument(target.file, wantedBy, before),
      lookAt: now + Math.round(this.#lookAgainMs * (0.75 + this.#random() / 2)),
    };
    try {
      const response = await this.#urlReader.readUrl(target.file, {
        ...(before?.etag && before.text !== null && { etag: before.etag }),
      });
      const text = decoded(await response.buffer());
      return { ...kept, text, etag: response.etag ?? null, problem: null };
    } catch (error) {
      return isError(error) && error.name === 'NotModifiedError'
        ? { ...kept, problem: null }
        : { ...kept, problem: problemOf(error, before) };
    }
  }
}

function keptDocument(
  file: string,
  wantedBy: readonly WantedBy[],
  before: SloDocument | undefined,
): SloDocument {
  return {
    file,
    wantedBy,
    text: before?.text ?? null,
    etag: before?.etag ?? null,
    problem: before?.problem ?? null,
    lookAt: before?.lookAt ?? 0,
  };
}

/** Links are followed, but not out of the folder. */
async function readWithin(folder: string, file: string): Promise<string> {
  const [realFolder, realFile] = await Promise.all([
    realpath(folder),
    realpath(file),
  ]);
  if (!isWithin(realFolder, realFile)) {
    throw new Error(
      `it is a link out of the folder of the entity's descriptor (${folder})`,
    );
  }
  const { size } = await stat(realFile);
  if (size > MOST_BYTES) {
    throw tooLarge(size);
  }
  return decoded(await readFile(realFile));
}

function decoded(buffer: Buffer): string {
  if (buffer.length > MOST_BYTES) {
    throw tooLarge(buffer.length);
  }
  return buffer.toString('utf8');
}

function tooLarge(bytes: number): Error {
  return new Error(
    `it has ${bytes} bytes, more than the ${MOST_BYTES} that are read; split it`,
  );
}

function problemOf(error: unknown, before: SloDocument | undefined): string {
  const consequence =
    before?.text === undefined || before.text === null
      ? 'nothing of it is in force'
      : 'what was read from it before stays in force, until it can be read or the annotation is taken away';
  return `it cannot be read (${toError(error).message}); ${consequence}`;
}
