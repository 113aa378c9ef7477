import { DocumentReader } from '../../standards/DocumentReader';
import { AnnotatedDocumentReader } from './AnnotatedDocumentReader';
import { AnnotatedEntities } from './AnnotatedEntities';
import { SloDocument, WantedBy } from './SloDocument';

/** The documents as they are now, and the entities that may have SLOs. @internal */
export interface SloDocumentReading {
  /** By file. */
  readonly documents: readonly SloDocument[];
  readonly entityRefs: readonly string[];
}

/**
 * Reads the OpenSLO documents that the configuration and the entities name. What cannot be read stays as it was read
 * before; what nobody names any more is left out.
 * @internal
 */
export class SloDocumentReader {
  readonly #configured: DocumentReader;
  readonly #annotated: AnnotatedDocumentReader;
  readonly #entities: AnnotatedEntities;

  constructor(options: {
    configured: DocumentReader;
    annotated: AnnotatedDocumentReader;
    entities: AnnotatedEntities;
  }) {
    this.#configured = options.configured;
    this.#annotated = options.annotated;
    this.#entities = options.entities;
  }

  /** @param before - as last read, by file */
  async read(
    before: ReadonlyMap<string, SloDocument>,
    now: number,
  ): Promise<SloDocumentReading> {
    const { entityRefs, files } = await this.#entities.look();
    const [configured, annotated] = await Promise.all([
      this.#readConfigured(before),
      this.#annotated.read(files, before, now),
    ]);
    const documents = new Map<string, SloDocument>();
    for (const document of [...configured, ...annotated]) {
      const other = documents.get(document.file);
      documents.set(document.file, other ? merged(other, document) : document);
    }
    return {
      entityRefs,
      documents: [...documents.values()].sort((left, right) =>
        left.file < right.file ? -1 : 1,
      ),
    };
  }

  async #readConfigured(
    before: ReadonlyMap<string, SloDocument>,
  ): Promise<SloDocument[]> {
    const { files, problems } = await this.#configured.read(
      [...before.values()].flatMap(({ file, text, wantedBy }) =>
        text === null
          ? []
          : wantedBy
              .filter(({ kind }) => kind === 'configuration')
              .map(({ name }) => ({ file, text, entry: name })),
      ),
    );
    const byEntry = new Map(
      problems.map(({ file, message }) => [file ?? '', message]),
    );
    const read = files.map(({ file, text, entry }) =>
      configuredDocument(file, entry, text, byEntry.get(entry)),
    );
    const entries = new Set(files.map(({ entry }) => entry));
    const unread = [...byEntry]
      .filter(([entry]) => !entries.has(entry))
      .map(([entry, problem]) =>
        configuredDocument(entry, entry, null, problem),
      );
    return [...read, ...unread];
  }
}

function configuredDocument(
  file: string,
  entry: string,
  text: string | null,
  problem: string | undefined,
): SloDocument {
  const wantedBy: WantedBy = { kind: 'configuration', name: entry };
  return {
    ...{ file, text, wantedBy: [wantedBy] },
    ...{ etag: null, problem: problem ?? null, lookAt: 0 },
  };
}

/** A file that is wanted twice is read by whoever could read it. */
function merged(first: SloDocument, second: SloDocument): SloDocument {
  const better =
    first.problem === null || second.text === null ? first : second;
  return {
    ...better,
    wantedBy: [...first.wantedBy, ...second.wantedBy],
    etag: first.etag ?? second.etag,
    lookAt: Math.max(first.lookAt, second.lookAt),
  };
}
