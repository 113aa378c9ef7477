import { LoggerService } from '@backstage/backend-plugin-api';
import { DocumentSet } from 'backstage-readiness-core';
import { Knex } from 'knex';
import { EntityStore } from '../catalog/EntityStore';
import { Clock } from '../clock/Clock';
import { retryOnDeadlock } from '../database/retryOnDeadlock';
import { DbRevisionsRow } from '../database/tables';
import { EvaluationQueue } from '../evaluation/EvaluationQueue';
import { affectedEntities } from './affectedEntities';
import { assignSlots, NO_SLOTS } from './assignSlots';
import { applyFallbacks, compileFiles } from './compileRevision';
import {
  DatabasePublications,
  PublishedRevision,
} from './DatabasePublications';
import { DocumentReader, DocumentReading, SHIPPED } from './DocumentReader';
import { findFallbacks, OlderRevision } from './findFallbacks';
import {
  hashOf,
  logRevision,
  RevisionDraft,
  revisionRow,
} from './RevisionDraft';
import { RevisionSources, SourceFile } from './RevisionSources';
import { namesOf, ShippedStandards } from './ShippedStandards';
import { summariseRevision } from './summariseRevision';

/** @internal */
export interface DocumentPublisherOptions {
  readonly knex: Knex;
  readonly clock: Clock;
  readonly logger: LoggerService;
  readonly reader: DocumentReader;
  readonly shipped: ShippedStandards;
  readonly switches: RevisionSources['switches'];
  readonly publications: DatabasePublications;
  readonly entities: EntityStore;
  readonly queue: EvaluationQueue;
}

/** @internal */
export type PublishResult =
  | { readonly result: 'unchanged' }
  | {
      readonly result: 'published';
      readonly revision: number;
      readonly marked: number;
    };

/**
 * Publishes what is in force as a numbered revision, from which every replica evaluates. Runs on one replica at a time. A
 * reload that finds nothing else writes nothing; a broken document or check stays in force as it last was.
 * @internal
 */
export class DocumentPublisher {
  readonly #options: DocumentPublisherOptions;
  /** What was read when nothing had to be published, so that the same texts are not compiled again and again. */
  #settled: { readonly revision: number; readonly reading: string } | undefined;

  constructor(options: DocumentPublisherOptions) {
    this.#options = options;
  }

  async publish(): Promise<PublishResult> {
    const { publications, reader, logger } = this.#options;
    const older = await publications.newest();
    const reading = await reader.read(older?.sources.files ?? []);
    const fingerprint = JSON.stringify(reading);
    if (
      older &&
      this.#settled?.revision === older.publication.revision &&
      this.#settled.reading === fingerprint
    ) {
      return { result: 'unchanged' };
    }
    const draft = this.#draft(reading, older);
    if (draft.hash === older?.hash) {
      const { revision } = older.publication;
      this.#settled = { revision, reading: fingerprint };
      return { result: 'unchanged' };
    }
    const published = await this.#store(draft, older);
    this.#settled = { revision: published.revision, reading: fingerprint };
    logRevision(logger, published.revision, published.summary, draft);
    await publications.newest();
    this.#options.queue.wake();
    return {
      result: 'published',
      revision: published.revision,
      marked: published.marked,
    };
  }

  #draft(
    reading: DocumentReading,
    older: PublishedRevision | undefined,
  ): RevisionDraft {
    const { shipped, switches } = this.#options;
    const sources: RevisionSources = {
      files: this.#withoutReplaced(reading.files, older),
      shipped: shipped.files,
      fallbacks: [],
      switches,
    };
    const own = compileFiles(sources);
    const olderRevision = older && olderRevisionOf(older);
    const fallbacks = findFallbacks(own, olderRevision);
    const { documents, lastValid } = applyFallbacks(own, fallbacks, () =>
      older ? inForce(older) : undefined,
    );
    const diagnostics = [...reading.problems, ...own.diagnostics];
    return {
      sources: { ...sources, fallbacks },
      documents,
      lastValid,
      diagnostics,
      hash: hashOf({ documents, diagnostics, lastValid }),
    };
  }

  /** A shipped document gives way to one of the same name, also while that one is broken. */
  #withoutReplaced(
    files: readonly SourceFile[],
    older: PublishedRevision | undefined,
  ): SourceFile[] {
    const { shipped, switches } = this.#options;
    const own = files.filter(({ entry }) => entry !== SHIPPED);
    const parsed = compileFiles({
      files: own,
      shipped: shipped.files,
      fallbacks: [],
      switches,
    });
    const unreadable = new Set(
      parsed.rejected.filter(({ name }) => name === '').map(({ file }) => file),
    );
    const names = new Set([
      ...namesOf(parsed),
      ...(older ? documentsOf(older.publication.documents, unreadable) : []),
    ]);
    return files.filter(
      file => file.entry !== SHIPPED || !shipped.isReplaced(file, names),
    );
  }

  async #store(draft: RevisionDraft, older: PublishedRevision | undefined) {
    const { knex, clock, entities, queue } = this.#options;
    const before = older?.publication.documents;
    const revision = (older?.publication.revision ?? 0) + 1;
    const summary = summariseRevision(
      revision,
      draft.documents,
      older && {
        documents: older.publication.documents,
        since: older.summary.since,
      },
    );
    const startedAt = await clock.now();
    const affected = await affectedEntities(entities, summary.documents, [
      before,
      draft.documents,
    ]);
    const now = await clock.now();
    const slots = assignSlots(
      older?.publication.slots ?? NO_SLOTS,
      draft.documents,
    );
    const row = revisionRow({ revision, now, draft, slots, summary });
    const marked = await retryOnDeadlock(() =>
      knex.transaction(async tx => {
        await tx<DbRevisionsRow>('revisions').insert(row);
        // What was evaluated for the first time while the scopes were being read was not among them.
        const since = await queue.evaluatedSince(tx, startedAt);
        const refs = [...new Set([...affected, ...since])];
        await queue.requestIn(tx, refs, now);
        return refs.length;
      }),
    );
    return { revision, summary, marked };
  }
}

function olderRevisionOf(older: PublishedRevision): OlderRevision {
  return {
    revision: older.publication.revision,
    files: older.files,
    documents: older.publication.documents,
    fallbacks: older.sources.fallbacks,
  };
}

/** What a fallback to a still older revision would give is already in force. */
function inForce(older: PublishedRevision): DocumentSet {
  return older.publication.documents;
}

function documentsOf(
  documents: Pick<
    DocumentSet,
    | 'standards'
    | 'capabilities'
    | 'errorBudgetPolicies'
    | 'gates'
    | 'exemptionPolicies'
  >,
  files: ReadonlySet<string>,
): string[] {
  const isFrom = ({ file }: { file?: string }) =>
    file !== undefined && files.has(file);
  return [
    ...documents.standards.filter(isFrom).map(({ name }) => `Standard ${name}`),
    ...documents.capabilities
      .filter(isFrom)
      .map(({ name }) => `Capability ${name}`),
    ...documents.errorBudgetPolicies
      .filter(isFrom)
      .map(({ name }) => `ErrorBudgetPolicy ${name}`),
    ...documents.gates.filter(isFrom).map(({ name }) => `Gate ${name}`),
    ...documents.exemptionPolicies
      .filter(isFrom)
      .map(({ name }) => `ExemptionPolicy ${name}`),
  ];
}
