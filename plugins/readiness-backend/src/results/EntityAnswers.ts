import { Publication } from '../standards/Publication';
import { readEntity, ReadEntityOptions } from './readEntity';
import { readEntityVersion } from './readEntityVersion';

/** For so long words about ages ("3 hours old") may lag behind. Milliseconds. */
const KEPT_MILLISECONDS = 60_000;

/** An answer in the form in which it is sent. @internal */
export interface RenderedAnswer {
  readonly etag: string;
  readonly body: Buffer;
}

interface KeptAnswer {
  readonly answer: RenderedAnswer;
  readonly publication: Publication | undefined;
  readonly version: string;
  /** Epoch milliseconds between which it says what is true. */
  readonly from: number;
  readonly until: number;
  /** Its facts list other entities, which not everybody may see. */
  readonly listsEntities: boolean;
}

/**
 * Answers about single entities, rendered once and kept for as long as they hold: a minute at most, as long as the
 * documents and everything that is stored about the entity are as they were, which each request asks the database in
 * one small query that also applies what the caller may see. Answers that list other entities are kept for callers who
 * see everything. The ones that were asked for longest ago make room for others.
 * @internal
 */
export class EntityAnswers {
  readonly #kept = new Map<string, KeptAnswer>();
  readonly #render: (answer: object) => RenderedAnswer;
  readonly #mostBytes: number;
  #bytes = 0;

  constructor(options: {
    render: (answer: object) => RenderedAnswer;
    mostBytes: number;
  }) {
    this.#render = options.render;
    this.#mostBytes = options.mostBytes;
  }

  /** Undefined when the entity is not known or may not be seen. */
  async read(options: ReadEntityOptions): Promise<RenderedAnswer | undefined> {
    const { knex, entityRef, viewer } = options;
    const kept = this.#kept.get(entityRef);
    if (kept && mayHold(kept, options)) {
      const visibility = await viewer.visibilityAmong([entityRef]);
      const version = await readEntityVersion({ knex, entityRef, visibility });
      if (version === undefined) {
        return undefined;
      }
      if (version === kept.version) {
        this.#keep(entityRef, kept);
        return kept.answer;
      }
    }
    return this.#readAnew(options);
  }

  async #readAnew(
    options: ReadEntityOptions,
  ): Promise<RenderedAnswer | undefined> {
    const { entityRef, publication, viewer, now } = options;
    const read = await readEntity(options);
    if (!read) {
      return undefined;
    }
    const { readiness, version, listsEntities, validUntil } = read;
    const answer = this.#render(readiness);
    if (viewer.seesEverything || !listsEntities) {
      this.#keep(entityRef, {
        ...{ answer, publication, version, listsEntities, from: now },
        until: Math.min(validUntil, now + KEPT_MILLISECONDS),
      });
    }
    return answer;
  }

  /** As the one that was asked for last. */
  #keep(entityRef: string, kept: KeptAnswer): void {
    this.#drop(entityRef);
    this.#kept.set(entityRef, kept);
    this.#bytes += kept.answer.body.length;
    for (const oldest of this.#kept.keys()) {
      if (this.#bytes <= this.#mostBytes) {
        return;
      }
      this.#drop(oldest);
    }
  }

  #drop(entityRef: string): void {
    const kept = this.#kept.get(entityRef);
    if (kept) {
      this.#kept.delete(entityRef);
      this.#bytes -= kept.answer.body.length;
    }
  }
}

function mayHold(
  kept: KeptAnswer,
  { publication, viewer, now }: ReadEntityOptions,
): boolean {
  return (
    kept.publication === publication &&
    kept.from <= now &&
    now < kept.until &&
    (viewer.seesEverything || !kept.listsEntities)
  );
}
