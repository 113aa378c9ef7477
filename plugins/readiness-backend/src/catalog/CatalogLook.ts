import { AuthService } from '@backstage/backend-plugin-api';
import { Entity, stringifyEntityRef } from '@backstage/catalog-model';
import { toError } from '@backstage/errors';
import { CatalogService } from '@backstage/plugin-catalog-node';
import { untilAborted } from '../clock/untilAborted';

const STREAM_PAGE = 1000;
const FETCH_PAGE = 250;

/** What a look at the whole catalog saw. @internal */
export interface Sighting {
  /** Entity tags by ref; undefined where the catalog gives none. */
  readonly etags: ReadonlyMap<string, string | undefined>;
  /** Why the look ended early; what was not seen until then may still be there. */
  readonly problem?: Error;
}

/** What a look needs of the catalog. @internal */
export type LookedAtCatalog = Pick<
  CatalogService,
  'streamEntities' | 'getEntitiesByRefs'
>;

/**
 * Looks at the catalog with the backend's own credentials.
 * @internal
 */
export class CatalogLook {
  readonly #catalog: LookedAtCatalog;
  readonly #auth: AuthService;

  constructor(options: { catalog: LookedAtCatalog; auth: AuthService }) {
    this.#catalog = options.catalog;
    this.#auth = options.auth;
  }

  /** Which entities there are, and in which version. Never throws. */
  async all(signal: AbortSignal): Promise<Sighting> {
    const etags = new Map<string, string | undefined>();
    try {
      const credentials = await this.#auth.getOwnServiceCredentials();
      const pages = this.#catalog
        .streamEntities(
          {
            fields: [
              'kind',
              'metadata.namespace',
              'metadata.name',
              'metadata.etag',
            ],
            pageSize: STREAM_PAGE,
          },
          { credentials },
        )
        [Symbol.asyncIterator]();
      for (;;) {
        const page = await untilAborted(pages.next(), signal);
        if (page.done) {
          return { etags };
        }
        for (const entity of page.value) {
          etags.set(stringifyEntityRef(entity), entity.metadata.etag);
        }
      }
    } catch (error) {
      return { etags, problem: toError(error) };
    }
  }

  /** Whole entities, page by page; those that are not there are left out. */
  async *entities(
    entityRefs: readonly string[],
    signal: AbortSignal,
  ): AsyncIterable<Entity[]> {
    for (let start = 0; start < entityRefs.length; start += FETCH_PAGE) {
      const page = entityRefs.slice(start, start + FETCH_PAGE);
      const found = await this.#byRefs(page, undefined, signal);
      yield found.filter(entity => entity !== undefined);
    }
  }

  /** Those of the refs that are there: the second look before a removal. */
  async existing(
    entityRefs: readonly string[],
    signal: AbortSignal,
  ): Promise<Set<string>> {
    const existing = new Set<string>();
    for (let start = 0; start < entityRefs.length; start += FETCH_PAGE) {
      const page = entityRefs.slice(start, start + FETCH_PAGE);
      const found = await this.#byRefs(page, ['kind', 'metadata.name'], signal);
      page
        .filter((_, index) => found[index] !== undefined)
        .forEach(ref => existing.add(ref));
    }
    return existing;
  }

  async #byRefs(
    entityRefs: readonly string[],
    fields: string[] | undefined,
    signal: AbortSignal,
  ): Promise<(Entity | undefined)[]> {
    const credentials = await this.#auth.getOwnServiceCredentials();
    const { items } = await untilAborted(
      this.#catalog.getEntitiesByRefs(
        { entityRefs: [...entityRefs], fields },
        { credentials },
      ),
      signal,
    );
    return items;
  }
}
