import { LoggerService } from '@backstage/backend-plugin-api';
import { Entity, stringifyEntityRef } from '@backstage/catalog-model';
import { JsonObject } from '@backstage/types';
import { isScoredKind } from 'backstage-readiness-core';
import { Knex } from 'knex';
import { Clock } from '../clock/Clock';
import { retryOnDeadlock } from '../database/retryOnDeadlock';
import { StageStates } from '../database/StageStates';
import { EvaluationQueue } from '../evaluation/EvaluationQueue';
import { CatalogFacts } from './CatalogFacts';
import { CatalogLook, Sighting } from './CatalogLook';
import { CatalogSettings } from './CatalogSettings';
import { decideRemovals } from './decideRemovals';
import { entityRow, etagOf } from './entityRow';
import { EntityRemoval } from './EntityRemoval';
import { EntityStore, KnownEntity } from './EntityStore';

/** The name under which the sync remembers its last run. @internal */
export const CATALOG_SYNC = 'catalog-sync';

/** After so long the derived facts are worked out again although no entity has changed. Milliseconds. */
const DERIVE_AGAIN_AFTER = 15 * 60_000;

/**
 * What is stored waits so long for its derived facts, so that it is not judged without them. It is due earlier as soon as
 * they are there; this is for a run that dies in between. Milliseconds.
 */
const WAIT_FOR_FACTS = 60_000;

/** @internal */
export interface CatalogSyncOptions {
  readonly knex: Knex;
  readonly clock: Clock;
  readonly logger: LoggerService;
  readonly look: CatalogLook;
  readonly entities: EntityStore;
  readonly removal: EntityRemoval;
  readonly facts: CatalogFacts;
  readonly queue: EvaluationQueue;
  readonly states: StageStates;
  readonly settings: CatalogSettings;
}

/**
 * What a run came to. `held`: so many entities are missing that none is removed. `failed`: the catalog could not be seen
 * whole, or gave nothing at all; what was seen is stored, nothing is removed.
 * @internal
 */
export interface SyncResult {
  readonly result: 'synced' | 'held' | 'failed';
  /** In the catalog, as far as it was seen. */
  readonly entities: number;
  readonly written: number;
  readonly removed: number;
  /** What is wrong and how to mend it. */
  readonly problem?: string;
}

/** What the sync remembers of its last run. @internal */
export interface SyncState extends JsonObject {
  readonly result: SyncResult['result'];
  readonly entities: number;
  readonly problem: string | null;
  /** Epoch milliseconds of the last run that was not `failed`. */
  readonly completedAt: number | null;
}

/**
 * Brings the stored entities in line with the catalog: what has another etag is read whole and stored, what is new is
 * queued, what is gone is removed after a second look. Runs on one replica at a time.
 * @internal
 */
export class CatalogSync {
  readonly #options: CatalogSyncOptions;
  /** Undefined before the first run of this process, whose configuration may differ from the one before. */
  #derivedAt: number | undefined;

  constructor(options: CatalogSyncOptions) {
    this.#options = options;
  }

  async sync({ signal }: { signal: AbortSignal }): Promise<SyncResult> {
    const { clock, entities, look, logger } = this.#options;
    const now = await clock.now();
    const known = await entities.readKnown();
    const sighting = await look.all(signal);
    const written = await this.#store(sighting, known, { now, signal });
    const absence = await this.#settleAbsence(sighting, known, { now, signal });
    const result: SyncResult = {
      ...absence,
      entities: sighting.etags.size,
      written: written.length,
    };
    await this.#derive(written, result, { now, signal });
    await this.#remember(result, now);
    if (result.problem) {
      logger.warn(result.problem);
    }
    return result;
  }

  async #derive(
    written: readonly string[],
    { removed }: SyncResult,
    { now, signal }: { now: number; signal: AbortSignal },
  ): Promise<void> {
    const { facts, queue } = this.#options;
    const isDue =
      this.#derivedAt === undefined ||
      now - this.#derivedAt >= DERIVE_AGAIN_AFTER;
    if (written.length > 0 || removed > 0 || isDue) {
      // Should it fail, the next run does it whatever has changed.
      this.#derivedAt = undefined;
      await facts.refresh(now, signal);
      await queue.request(written);
      this.#derivedAt = now;
    }
  }

  /** Reads and stores what is new or has another version; gives which. */
  async #store(
    { etags }: Sighting,
    known: ReadonlyMap<string, KnownEntity>,
    run: { now: number; signal: AbortSignal },
  ): Promise<string[]> {
    const { look } = this.#options;
    const stale = [...etags].flatMap(([ref, etag]) =>
      etag !== undefined && known.get(ref)?.etag === etag ? [] : [ref],
    );
    const written = new Array<string>();
    for await (const page of look.entities(stale, run.signal)) {
      const changed = page.filter(
        entity =>
          known.get(stringifyEntityRef(entity))?.etag !== etagOf(entity),
      );
      await this.#storePage(changed, known, run.now);
      written.push(...changed.map(stringifyEntityRef));
    }
    return written;
  }

  async #storePage(
    changed: readonly Entity[],
    known: ReadonlyMap<string, KnownEntity>,
    now: number,
  ): Promise<void> {
    const { knex, entities, queue, settings } = this.#options;
    if (changed.length === 0) {
      return;
    }
    const rows = changed.map(entity =>
      entityRow(entity, settings.tierSources, now),
    );
    const scored = rows
      .filter(({ kind }) => isScoredKind(kind))
      .map(row => row.entity_ref);
    await retryOnDeadlock(() =>
      knex.transaction(async tx => {
        await entities.writeOwn(tx, rows);
        await queue.add(tx, scored, now + WAIT_FOR_FACTS);
        const changedRefs = scored.filter(ref => known.has(ref));
        await queue.requestIn(tx, changedRefs, now + WAIT_FOR_FACTS);
      }),
    );
  }

  async #settleAbsence(
    { etags, problem }: Sighting,
    known: ReadonlyMap<string, KnownEntity>,
    run: { now: number; signal: AbortSignal },
  ): Promise<Pick<SyncResult, 'result' | 'removed' | 'problem'>> {
    const { entities, removal, settings } = this.#options;
    if (problem) {
      return failed(
        `The catalog could not be read to its end (${problem.message}); nothing is removed, and it is tried again`,
      );
    }
    if (etags.size === 0 && known.size > 0) {
      return failed(
        `The catalog answered without any entity, although ${known.size} are known; nothing is removed. Look at the catalog's own log`,
      );
    }
    const missing = await this.#missing(etags, known, run);
    const decision = decideRemovals(missing, {
      known: known.size,
      now: run.now,
      settings: settings.removal,
    });
    const removed = decision.kind === 'remove' ? decision.entityRefs : [];
    await removal.remove(removed, run.now);
    const gone = new Set(removed);
    const kept = [...missing.keys()].filter(
      ref => !gone.has(ref) && known.get(ref)?.missingSince === undefined,
    );
    await entities.writeMissingSince(kept, run.now);
    return decision.kind === 'held'
      ? { result: 'held', removed: 0, problem: heldProblem(decision) }
      : { result: 'synced', removed: removed.length };
  }

  /** By ref, since when each entity is missing that a second look did not find either. */
  async #missing(
    etags: Sighting['etags'],
    known: ReadonlyMap<string, KnownEntity>,
    { now, signal }: { now: number; signal: AbortSignal },
  ): Promise<Map<string, number>> {
    const { look, entities } = this.#options;
    const unseen = [...known.keys()].filter(ref => !etags.has(ref));
    const existing = await look.existing(unseen, signal);
    const isBack = (ref: string) => etags.has(ref) || existing.has(ref);
    const back = [...known].flatMap(([ref, { missingSince }]) =>
      missingSince !== undefined && isBack(ref) ? [ref] : [],
    );
    await entities.writeMissingSince(back, null);
    return new Map(
      unseen
        .filter(ref => !existing.has(ref))
        .map(ref => [ref, known.get(ref)?.missingSince ?? now]),
    );
  }

  async #remember(result: SyncResult, now: number): Promise<void> {
    const { states } = this.#options;
    const before = await states.read<SyncState>(CATALOG_SYNC);
    const state: SyncState = {
      result: result.result,
      entities: result.entities,
      problem: result.problem ?? null,
      completedAt:
        result.result === 'failed' ? before?.state.completedAt ?? null : now,
    };
    await states.write(CATALOG_SYNC, state, now);
  }
}

function failed(problem: string) {
  return { result: 'failed' as const, removed: 0, problem };
}

function heldProblem({ missing, known }: { missing: number; known: number }) {
  return `${missing} of ${known} entities are missing from the catalog at once; none is removed until they have been missing for readiness.catalog.removal.holdFor. If it is meant, set readiness.catalog.removal.allowMass`;
}
