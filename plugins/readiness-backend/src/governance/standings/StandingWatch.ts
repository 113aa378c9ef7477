import { LoggerService } from '@backstage/backend-plugin-api';
import { assertError } from '@backstage/errors';
import { GateAnswer } from 'backstage-readiness-core';
import { Knex } from 'knex';
import { Clock } from '../../clock/Clock';
import { retryOnDeadlock } from '../../database/retryOnDeadlock';
import { StageStates } from '../../database/StageStates';
import { Publication, Publications } from '../../standards/Publication';
import { LookedAtRow, StandingStore } from './StandingStore';
import { findingOf, StandingWriter } from './StandingWriter';

const STAGE = 'standings';
const PAGE = 500;
/** Entities that the catalog shows within this time after the first look were there before it: it fills itself slowly. */
const BASELINE_MILLISECONDS = 10 * 60_000;

/** When the watch began, and the revision by which everything was looked at. */
type Watched = { since: number; revision: number };

interface Look {
  readonly publication: Publication;
  readonly now: number;
  readonly since: number;
}

/** What the gates say now of an entity, by gate. @internal */
export interface GateAnswers {
  answersOf(
    entityRef: string,
    now: number,
  ): Promise<Readonly<Record<string, GateAnswer>>>;
}

/** @internal */
export interface StandingWatchOptions {
  readonly knex: Knex;
  readonly clock: Clock;
  readonly logger: LoggerService;
  readonly states: StageStates;
  readonly publications: Publications;
  readonly gates: GateAnswers;
  /** For how long what counted of an entity is remembered when it is gone, in milliseconds. */
  readonly goneForMs: number;
}

/** What a look over the catalog found. @internal */
export interface WatchResult {
  /** With those that could not be. */
  readonly lookedAt: number;
  readonly opened: number;
  readonly undone: number;
}

/**
 * Watches descriptors for changes that would let gates judge more mildly, and for services that go to production.
 *
 * Runs on one replica at a time, page by page: entities whose version or tier differs from when they were last looked
 * at, and all of them once for each new revision of the documents. What a page finds is written in one transaction
 * together with what counts from then on, under a lock of the standings, and compared under that lock: a person who
 * confirms at the same time goes before or after. Killed in between, the pages that were not written are looked at
 * again; nothing is found twice, because the second look finds the first one's changes open. Gates do not wait for the
 * watch: they compare by themselves (`readCountedStanding`). An entity that cannot be looked at is looked at again at
 * the next run, and does not keep the others from being looked at.
 *
 * What is there at the very first look is where the watch begins. An entity that is gone keeps what counted of it for a
 * while, so that leaving the catalog and coming back is no way to a milder tier.
 * @internal
 */
export class StandingWatch {
  readonly #options: StandingWatchOptions;
  readonly #store = new StandingStore();
  readonly #writer = new StandingWriter(this.#store);

  constructor(options: StandingWatchOptions) {
    this.#options = options;
  }

  async watch({ signal }: { signal?: AbortSignal } = {}): Promise<WatchResult> {
    const { publications, clock, states } = this.#options;
    const [publication, now, known] = await Promise.all([
      publications.current(),
      clock.now(),
      states.read<Watched>(STAGE),
    ]);
    const result = { lookedAt: 0, opened: 0, undone: 0 };
    if (!publication) {
      return result;
    }
    const watched = known?.state ?? { since: now, revision: 0 };
    const all = watched.revision !== publication.revision;
    const look = { publication, now, since: watched.since };
    let failed = 0;
    for await (const page of this.#pages(all, signal)) {
      const found = await this.#lookAtParts(page, look);
      result.lookedAt += page.length;
      result.opened += found.opened;
      result.undone += found.undone;
      failed += found.failed;
    }
    result.undone += await this.#noteGone(now);
    const isEmptyCatalog = !known && result.lookedAt === 0;
    if (all && !isEmptyCatalog && !signal?.aborted) {
      const revision = failed ? watched.revision : publication.revision;
      await states.write(STAGE, { ...watched, revision }, now);
    }
    return result;
  }

  async *#pages(
    all: boolean,
    signal: AbortSignal | undefined,
  ): AsyncIterable<LookedAtRow[]> {
    let after = '';
    while (!signal?.aborted) {
      const page = await this.#store.readDue(this.#options.knex, {
        ...{ after, all, limit: PAGE },
      });
      if (page.length === 0) {
        return;
      }
      yield page;
      after = page[page.length - 1].entity_ref;
    }
  }

  /** Halves a page that fails until what fails is alone. */
  async #lookAtParts(
    page: readonly LookedAtRow[],
    look: Look,
  ): Promise<{ opened: number; undone: number; failed: number }> {
    const { knex, logger } = this.#options;
    try {
      return { ...(await this.#lookAt(page, look)), failed: 0 };
    } catch (error) {
      // A database that cannot be reached fails here: that is no matter of one entity.
      await knex.raw('select 1');
      assertError(error);
      if (page.length === 1) {
        logger.warn(
          `What ${page[0].entity_ref} says of itself could not be compared with what counts; it is looked at again at the next run: ${error.message}`,
        );
        return { opened: 0, undone: 0, failed: 1 };
      }
      const middle = Math.ceil(page.length / 2);
      const left = await this.#lookAtParts(page.slice(0, middle), look);
      const right = await this.#lookAtParts(page.slice(middle), look);
      return {
        opened: left.opened + right.opened,
        undone: left.undone + right.undone,
        failed: left.failed + right.failed,
      };
    }
  }

  async #lookAt(
    page: readonly LookedAtRow[],
    look: Look,
  ): Promise<{ opened: number; undone: number }> {
    const { knex } = this.#options;
    const refs = page.map(row => row.entity_ref);
    const setting = { ...look, newsAfter: look.since + BASELINE_MILLISECONDS };
    const arrived = await this.#arrivedInProduction(page, setting);
    const answers = await this.#answers(arrived, look.now);
    return retryOnDeadlock(() =>
      knex.transaction(tx =>
        this.#writer.write(tx, refs, { ...setting, answers }),
      ),
    );
  }

  /** Asked before the transaction: gates read a lot, and on SQLite there is one connection. */
  async #arrivedInProduction(
    page: readonly LookedAtRow[],
    setting: Parameters<typeof findingOf>[2],
  ): Promise<string[]> {
    const { knex } = this.#options;
    const refs = page.map(row => row.entity_ref);
    const standings = await this.#store.read(knex, refs);
    return page
      .filter(
        row =>
          findingOf(
            row,
            { standing: standings.get(row.entity_ref), open: [] },
            setting,
          ).becameProduction,
      )
      .map(row => row.entity_ref);
  }

  async #answers(
    entityRefs: readonly string[],
    now: number,
  ): Promise<Map<string, Readonly<Record<string, GateAnswer>>>> {
    const { gates, logger } = this.#options;
    const answers = new Map<string, Readonly<Record<string, GateAnswer>>>();
    for (const entityRef of entityRefs) {
      try {
        answers.set(entityRef, await gates.answersOf(entityRef, now));
      } catch (error) {
        assertError(error);
        logger.warn(
          `What gates say of ${entityRef}, which went to production, could not be told; it is looked at again at the next run: ${error.message}`,
        );
      }
    }
    return answers;
  }

  /** Nobody need confirm what an entity that is gone said. */
  async #noteGone(now: number): Promise<number> {
    const { knex, goneForMs } = this.#options;
    let undone = 0;
    for (;;) {
      const refs = await this.#store.readGone(knex, PAGE);
      if (refs.length === 0) {
        break;
      }
      undone += await knex.transaction(tx =>
        this.#writer.noteGone(tx, refs, now),
      );
    }
    await this.#store.deleteGoneBefore(knex, now - goneForMs, PAGE);
    return undone;
  }
}
