import { DocumentSet } from 'backstage-readiness-core';
import { Knex } from 'knex';
import { DbRevisionsRow } from '../database/tables';
import { applyFallbacks, compileFiles } from './compileRevision';
import { Publication, Publications, Slots } from './Publication';
import { RevisionSources, RevisionSummary } from './RevisionSources';

/** How long the number of the newest revision is taken for known, in milliseconds. */
const LOOK_AGAIN_AFTER = 1000;

/** A published revision with what its successor needs to know. @internal */
export interface PublishedRevision {
  readonly publication: Publication;
  readonly hash: string;
  readonly sources: RevisionSources;
  readonly summary: RevisionSummary;
  /** The documents as its own files have them. */
  readonly files: DocumentSet;
}

/**
 * Reads published revisions and compiles each once. Asking for the current one costs one small query, at most one a
 * second.
 * @internal
 */
export class DatabasePublications implements Publications {
  readonly #knex: Knex;
  readonly #monotonicNow: () => number;
  #newest: Promise<PublishedRevision | undefined> | undefined;
  #newestId: number | undefined;
  #lookedAt = -Infinity;

  /** @param options - `monotonicNow` gives milliseconds that never go back, for the age of what is cached. */
  constructor(options: { knex: Knex; monotonicNow?: () => number }) {
    this.#knex = options.knex;
    this.#monotonicNow = options.monotonicNow ?? (() => performance.now());
  }

  async current(): Promise<Publication | undefined> {
    const newest = await this.newest({ notOlderThan: LOOK_AGAIN_AFTER });
    return newest?.publication;
  }

  /** The newest revision, looked up again when the last look is older than some milliseconds. */
  async newest(
    options: { notOlderThan?: number } = {},
  ): Promise<PublishedRevision | undefined> {
    const now = this.#monotonicNow();
    if (this.#newest && now - this.#lookedAt < (options.notOlderThan ?? 0)) {
      return this.#newest;
    }
    const id = await this.newestId(this.#knex);
    if (!this.#newest || id !== this.#newestId) {
      this.#newestId = id;
      this.#newest = this.#load(id);
      this.#newest.catch(() => {
        this.#newest = undefined;
      });
    }
    this.#lookedAt = now;
    return this.#newest;
  }

  /** The number of the newest revision, asked of the database; undefined before the first. */
  async newestId(knex: Knex): Promise<number | undefined> {
    const row = await knex<DbRevisionsRow>('revisions')
      .select('id')
      .orderBy('id', 'desc')
      .first();
    return row?.id;
  }

  async #load(id: number | undefined): Promise<PublishedRevision | undefined> {
    const row =
      id === undefined
        ? undefined
        : await this.#knex<DbRevisionsRow>('revisions').where({ id }).first();
    if (!row) {
      return undefined;
    }
    const sources = JSON.parse(row.sources) as RevisionSources;
    const files = compileFiles(sources);
    const older = await this.#loadFiles(sources);
    const { documents, lastValid } = applyFallbacks(
      files,
      sources.fallbacks,
      revision => older.get(revision),
    );
    const summary = JSON.parse(row.summary) as RevisionSummary;
    return {
      hash: row.hash,
      sources,
      files,
      summary,
      publication: {
        revision: row.id,
        publishedAt: Number(row.published_at),
        documents: {
          ...documents,
          diagnostics: JSON.parse(row.diagnostics),
        },
        slots: JSON.parse(row.slots) as Slots,
        since: summary.since,
        lastValid,
      },
    };
  }

  /** The documents of the older revisions that fallbacks name. */
  async #loadFiles({
    fallbacks,
  }: RevisionSources): Promise<Map<number, DocumentSet>> {
    const ids = [...new Set(fallbacks.map(({ revision }) => revision))];
    const rows = await this.#knex<DbRevisionsRow>('revisions')
      .whereIn('id', ids)
      .select('id', 'sources');
    return new Map(
      rows.map(row => [
        row.id,
        compileFiles(JSON.parse(row.sources) as RevisionSources),
      ]),
    );
  }
}
