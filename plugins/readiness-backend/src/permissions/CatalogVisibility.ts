import { BackstageCredentials } from '@backstage/backend-plugin-api';
import { Entity, stringifyEntityRef } from '@backstage/catalog-model';
import { ForwardedError } from '@backstage/errors';
import { CatalogService } from '@backstage/plugin-catalog-node';

/** Longest time for which a change of the catalog's answer may go unnoticed. */
const KEPT_MILLISECONDS = 30_000;
const MOST_CALLERS = 100;
/** About 30 MB of text; beyond it the oldest answers are read again. */
const MOST_REFS = 300_000;

interface Answer {
  readonly readAt: number;
  readonly entityRefs: Promise<ReadonlySet<string>>;
  /** Known once it has been read. */
  size: number;
}

/** @internal */
export interface CatalogVisibilityOptions {
  readonly catalog: Pick<
    CatalogService,
    'streamEntities' | 'getEntitiesByRefs'
  >;
  /** Milliseconds of a clock that only goes forward. */
  readonly elapsed: () => number;
}

/**
 * Asks the catalog which entities it shows to a caller whose permission has conditions. Answers are kept per caller
 * (by name, never by token) for at most 30 seconds from the moment the question was put, and callers that ask at the
 * same time share one question. What went wrong is not kept.
 * @internal
 */
export class CatalogVisibility {
  readonly #catalog: CatalogVisibilityOptions['catalog'];
  readonly #elapsed: () => number;
  readonly #answers = new Map<string, Answer>();

  constructor(options: CatalogVisibilityOptions) {
    this.#catalog = options.catalog;
    this.#elapsed = options.elapsed;
  }

  /** The refs of all entities that the catalog shows to the caller. */
  async allFor(
    caller: string,
    credentials: BackstageCredentials,
  ): Promise<ReadonlySet<string>> {
    const kept = this.#freshAnswer(caller);
    if (kept) {
      return kept.entityRefs;
    }
    const answer: Answer = {
      readAt: this.#elapsed(),
      entityRefs: this.#readAll(credentials).catch(forwarded),
      size: 0,
    };
    this.#answers.delete(caller);
    this.#answers.set(caller, answer);
    this.#dropOldest();
    return this.#settle(caller, answer);
  }

  /** Those of a few refs that the catalog shows to the caller, without reading all where that is not known yet. */
  async among(
    entityRefs: readonly string[],
    caller: string,
    credentials: BackstageCredentials,
  ): Promise<string[]> {
    const kept = this.#freshAnswer(caller);
    if (kept) {
      const all = await kept.entityRefs;
      return entityRefs.filter(entityRef => all.has(entityRef));
    }
    if (entityRefs.length === 0) {
      return [];
    }
    const { items } = await this.#catalog
      .getEntitiesByRefs(
        { entityRefs: [...entityRefs], fields: ['kind', 'metadata.name'] },
        { credentials },
      )
      .catch(forwarded);
    return entityRefs.filter((_, index) => items[index]);
  }

  #freshAnswer(caller: string): Answer | undefined {
    const answer = this.#answers.get(caller);
    return answer && this.#elapsed() - answer.readAt < KEPT_MILLISECONDS
      ? answer
      : undefined;
  }

  async #readAll(
    credentials: BackstageCredentials,
  ): Promise<ReadonlySet<string>> {
    const refs = new Set<string>();
    const pages = this.#catalog.streamEntities(
      {
        fields: ['kind', 'metadata.name', 'metadata.namespace'],
        pageSize: 1_000,
      },
      { credentials },
    );
    for await (const page of pages) {
      for (const entity of page) {
        refs.add(canonicalRef(entity));
      }
    }
    return refs;
  }

  async #settle(caller: string, answer: Answer): Promise<ReadonlySet<string>> {
    try {
      const refs = await answer.entityRefs;
      answer.size = refs.size;
      this.#dropOldest();
      return refs;
    } catch (error) {
      if (this.#answers.get(caller) === answer) {
        this.#answers.delete(caller);
      }
      throw error;
    }
  }

  #dropOldest(): void {
    let refs = 0;
    for (const { size } of this.#answers.values()) {
      refs += size;
    }
    for (const [caller, { size }] of this.#answers) {
      const tooMany = this.#answers.size > MOST_CALLERS || refs > MOST_REFS;
      // The newest answer is in use, however large it is.
      if (!tooMany || this.#answers.size === 1) {
        return;
      }
      this.#answers.delete(caller);
      refs -= size;
    }
  }
}

function canonicalRef(entity: Entity): string {
  return stringifyEntityRef(entity).toLocaleLowerCase('en-US');
}

function forwarded(error: unknown): never {
  throw new ForwardedError(
    'The catalog did not say which entities the caller may see',
    error,
  );
}
