import { randomUUID } from 'node:crypto';
import { Knex } from 'knex';
import { retryOnDeadlock } from '../database/retryOnDeadlock';
import { whereInList } from '../database/dialect';
import { DbEntitiesRow } from '../database/tables';
import { ChangeLog } from '../results/ChangeLog';
import { ScorecardStore } from '../results/ScorecardStore';
import { DatabasePublications } from '../standards/DatabasePublications';
import { EvaluationResult } from './evaluateCase';
import { Claim, EvaluationQueue } from './EvaluationQueue';

/** @internal */
export type CommitResult =
  | {
      readonly result: 'committed';
      readonly stored: readonly EvaluationResult[];
    }
  /** A newer revision was published meanwhile; all went back to the queue. */
  | { readonly result: 'outdated' };

/**
 * Stores what differs of a batch in one transaction, with a number of statements that does not depend on its size.
 * Results of entities that are no longer held are left out; those that differ in nothing write nothing but their row of
 * the queue.
 * @internal
 */
export class EvaluationCommit {
  readonly #knex: Knex;
  readonly #queue: EvaluationQueue;
  readonly #scorecards: ScorecardStore;
  readonly #changes: ChangeLog;
  readonly #publications: DatabasePublications;

  constructor(options: {
    knex: Knex;
    queue: EvaluationQueue;
    scorecards: ScorecardStore;
    changes: ChangeLog;
    publications: DatabasePublications;
  }) {
    this.#knex = options.knex;
    this.#queue = options.queue;
    this.#scorecards = options.scorecards;
    this.#changes = options.changes;
    this.#publications = options.publications;
  }

  async commit(
    claim: Pick<Claim, 'ticket'>,
    results: readonly EvaluationResult[],
    by: { readonly revision: number; readonly now: number },
  ): Promise<CommitResult> {
    return retryOnDeadlock(() =>
      this.#knex.transaction(async tx => {
        const refs = results.map(({ entityRef }) => entityRef);
        const held = await this.#queue.stillHeld(tx, claim.ticket, refs);
        if ((await this.#publications.newestId(tx)) !== by.revision) {
          await this.#queue.giveBack(claim.ticket, refs, {
            dueAt: by.now,
            failed: false,
            knex: tx,
          });
          return { result: 'outdated' as const };
        }
        const stored = results.filter(({ entityRef }) => held.has(entityRef));
        await this.#write(tx, stored);
        await this.#complete(tx, stored, by);
        return { result: 'committed' as const, stored };
      }),
    );
  }

  async #write(
    tx: Knex.Transaction,
    results: readonly EvaluationResult[],
  ): Promise<void> {
    await this.#scorecards.writeScorecards(
      tx,
      results.flatMap(({ scorecards }) => scorecards),
    );
    await this.#scorecards.deleteScorecards(
      tx,
      results.flatMap(({ entityRef, ended }) =>
        ended.map(standard => ({ entity_ref: entityRef, standard })),
      ),
    );
    await this.#scorecards.writeAdoptions(
      tx,
      results.flatMap(({ adoption }) => adoption ?? []),
    );
    await this.#changes.append(
      tx,
      results.flatMap(({ changes }) => changes),
    );
    await writeRotation(tx, results, true);
    await writeRotation(tx, results, false);
  }

  async #complete(
    tx: Knex.Transaction,
    results: readonly EvaluationResult[],
    by: { readonly revision: number; readonly now: number },
  ): Promise<void> {
    const used = randomUUID();
    await this.#queue.complete(
      tx,
      results.map(({ entityRef, etag, inputs, validUntil }) => ({
        entity_ref: entityRef,
        due_at: validUntil,
        ticket: used,
        requested: false,
        attempts: 0,
        revision: by.revision,
        etag,
        evaluated_at: by.now,
        valid_until: validUntil,
        inputs,
      })),
    );
  }
}

async function writeRotation(
  tx: Knex.Transaction,
  results: readonly EvaluationResult[],
  known: boolean,
): Promise<void> {
  const refs = results
    .filter(({ hasRotation }) => hasRotation === known)
    .map(({ entityRef }) => entityRef);
  if (refs.length > 0) {
    const query = tx<DbEntitiesRow>('entities').update({ has_rotation: known });
    whereInList(query, tx, 'entity_ref', refs);
    await query;
  }
}
