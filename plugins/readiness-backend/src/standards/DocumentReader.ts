import { UrlReaderService } from '@backstage/backend-plugin-api';
import { toError } from '@backstage/errors';
import { Diagnostic, DocumentSource } from 'backstage-readiness-core';
import { readDocumentFiles } from './readDocumentFiles';
import { SourceFile } from './RevisionSources';

/** The entry of the configuration that stands for the standards that ship. @internal */
export const SHIPPED = 'shipped';

/** What was read, and what could not be. @internal */
export interface DocumentReading {
  readonly files: readonly SourceFile[];
  readonly problems: readonly Diagnostic[];
}

/**
 * Reads the files and URLs that the configuration names. What cannot be read stays as it was read before and is reported:
 * a folder that is away for a while takes no standard away.
 * @internal
 */
export class DocumentReader {
  readonly #entries: readonly string[];
  readonly #shipped: readonly DocumentSource[];
  readonly #urlReader: UrlReaderService;
  readonly #setting: string;

  constructor(options: {
    entries: readonly string[];
    shipped: readonly DocumentSource[];
    urlReader: UrlReaderService;
    /** Where the entries come from; default: `readiness.standards`. */
    setting?: string;
  }) {
    this.#entries = options.entries;
    this.#shipped = options.shipped;
    this.#urlReader = options.urlReader;
    this.#setting = options.setting ?? 'readiness.standards';
  }

  /** @param before - the files that are in force */
  async read(before: readonly SourceFile[]): Promise<DocumentReading> {
    const readings = await Promise.all(
      this.#entries.map(entry =>
        this.#readEntry(
          entry,
          before.filter(file => file.entry === entry),
        ),
      ),
    );
    return {
      files: readings.flatMap(({ files }) => files),
      problems: readings.flatMap(({ problems }) => problems),
    };
  }

  async #readEntry(
    entry: string,
    before: readonly SourceFile[],
  ): Promise<DocumentReading> {
    try {
      const files = await this.#load(entry);
      if (files.length === 0) {
        throw new Error('nothing is there');
      }
      return { files: files.map(file => ({ ...file, entry })), problems: [] };
    } catch (error) {
      return {
        files: before,
        problems: [this.#unreadable(entry, toError(error), before)],
      };
    }
  }

  async #load(entry: string): Promise<readonly DocumentSource[]> {
    if (entry === SHIPPED) {
      return this.#shipped;
    }
    if (!/^https?:\/\//.test(entry)) {
      return readDocumentFiles(entry);
    }
    if (entry.includes('*')) {
      const { files } = await this.#urlReader.search(entry);
      return Promise.all(
        files.map(async ({ url, content }) => ({
          file: url,
          text: (await content()).toString('utf8'),
        })),
      );
    }
    const response = await this.#urlReader.readUrl(entry);
    const text = (await response.buffer()).toString('utf8');
    return [{ file: entry, text }];
  }

  #unreadable(
    entry: string,
    error: Error,
    before: readonly SourceFile[],
  ): Diagnostic {
    const consequence =
      before.length === 0
        ? 'nothing of it is in force'
        : 'what was read from it before stays in force';
    return {
      severity: 'error',
      code: 'unreadable-source',
      file: entry,
      message: `"${entry}" of ${this.#setting} cannot be read (${
        error.message
      }); ${consequence}. Make it readable, or take it out of the configuration`,
    };
  }
}
