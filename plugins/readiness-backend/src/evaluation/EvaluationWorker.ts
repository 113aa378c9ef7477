import { LoggerService } from '@backstage/backend-plugin-api';
import { toError } from '@backstage/errors';
import { Clock } from '../clock/Clock';
import { Publication, Publications } from '../standards/Publication';
import { BatchReader } from './BatchReader';
import { DependencyLevels } from './DependencyLevels';
import {
  confirmedResult,
  evaluateCase,
  EvaluationResult,
} from './evaluateCase';
import { CommitResult, EvaluationCommit } from './EvaluationCommit';
import { Claim, EvaluationQueue } from './EvaluationQueue';
import { ClaimedEntity } from './queueRows';

const FIRST_RETRY = 60_000;
const LONGEST_RETRY = 3_600_000;

/** @internal */
export interface EvaluationWorkerOptions {
  readonly clock: Clock;
  readonly logger: LoggerService;
  readonly queue: EvaluationQueue;
  readonly reader: BatchReader;
  readonly commit: EvaluationCommit;
  readonly publications: Publications;
  readonly dependencyLevels: DependencyLevels;
  readonly batchSize: number;
  /** For how long a batch is held; a worker that dies gives it back by that. */
  readonly leaseMs: number;
  readonly onBatch?: (batch: EvaluatedBatch) => void;
}

/** What a batch came to, for metrics and health. @internal */
export interface EvaluatedBatch {
  readonly evaluated: number;
  /** Of these, whose results were not made again, because nothing had changed. */
  readonly confirmed: number;
  readonly failed: number;
  readonly stored: readonly EvaluationResult[];
  readonly seconds: number;
}

/** What became of one round. @internal */
export type WorkResult =
  /** Nothing is due, or nothing is published yet. */
  | { readonly result: 'idle' }
  | { readonly result: 'evaluated'; readonly batch: EvaluatedBatch }
  | { readonly result: 'outdated' };

/**
 * Takes a batch of due entities, evaluates it and stores what differs. Every replica runs it.
 * @internal
 */
export class EvaluationWorker {
  readonly #options: EvaluationWorkerOptions;

  constructor(options: EvaluationWorkerOptions) {
    this.#options = options;
  }

  async runOnce(): Promise<WorkResult> {
    const { clock, queue, publications, batchSize, leaseMs } = this.#options;
    const publication = await publications.current();
    if (!publication) {
      return { result: 'idle' };
    }
    const claim = await queue.claim({ limit: batchSize, leaseMs });
    if (claim.entities.length === 0) {
      return { result: 'idle' };
    }
    const startedAt = performance.now();
    const now = await clock.now();
    const { results, confirmed, failed } = await this.#evaluate(
      claim,
      publication,
      now,
    );
    const committed = await this.#store(claim, results, {
      revision: publication.revision,
      now,
    });
    if (committed.result === 'outdated') {
      return { result: 'outdated' };
    }
    await this.#options.dependencyLevels.refresh(committed.stored, now);
    const batch = {
      evaluated: results.length,
      confirmed,
      failed,
      stored: committed.stored,
      seconds: (performance.now() - startedAt) / 1000,
    };
    this.#options.onBatch?.(batch);
    return { result: 'evaluated', batch };
  }

  async #evaluate(
    claim: Claim,
    publication: Publication,
    now: number,
  ): Promise<{
    results: EvaluationResult[];
    confirmed: number;
    failed: number;
  }> {
    const { queue, reader } = this.#options;
    const { cases, confirmed } = await reader.read(claim.entities, {
      publication,
      now,
    });
    const present = new Set([
      ...cases.map(item => item.claimed.entityRef),
      ...confirmed.map(({ entityRef }) => entityRef),
    ]);
    const gone = claim.entities.filter(item => !present.has(item.entityRef));
    await queue.drop(
      claim.ticket,
      gone.map(({ entityRef }) => entityRef),
    );
    const results = confirmed.map(confirmedResult);
    let failed = 0;
    for (const item of cases) {
      try {
        results.push(evaluateCase(item, publication, now));
      } catch (error) {
        failed += 1;
        await this.#postpone(claim, item.claimed, toError(error), now);
      }
    }
    return { results, confirmed: confirmed.length, failed };
  }

  /**
   * Stores a batch; when the database refuses it, by halves, so that an entity whose results cannot be stored costs no
   * other. A database that is away fails the round: the batch is due again when its lease ends.
   */
  async #store(
    claim: Claim,
    results: readonly EvaluationResult[],
    by: { readonly revision: number; readonly now: number },
  ): Promise<CommitResult> {
    try {
      return await this.#options.commit.commit(claim, results, by);
    } catch (error) {
      await this.#options.clock.now();
      if (results.length === 1) {
        const claimed = claim.entities.find(
          ({ entityRef }) => entityRef === results[0].entityRef,
        );
        if (claimed) {
          await this.#postpone(claim, claimed, toError(error), by.now);
        }
        return { result: 'committed', stored: [] };
      }
    }
    const half = Math.ceil(results.length / 2);
    const first = await this.#store(claim, results.slice(0, half), by);
    const second = await this.#store(claim, results.slice(half), by);
    return first.result === 'outdated' || second.result === 'outdated'
      ? { result: 'outdated' }
      : { result: 'committed', stored: [...first.stored, ...second.stored] };
  }

  /** Tries an entity again later and later; what is stored of it stays, and the rest of the batch goes on. */
  async #postpone(
    claim: Claim,
    { entityRef, attempts }: ClaimedEntity,
    error: Error,
    now: number,
  ): Promise<void> {
    const { logger, queue } = this.#options;
    const wait = Math.min(FIRST_RETRY * 2 ** attempts, LONGEST_RETRY);
    if (attempts === 0) {
      logger.error(
        `${entityRef} cannot be evaluated; its results stay as they are, and it is tried again`,
        error,
      );
    }
    await queue.giveBack(claim.ticket, [entityRef], {
      dueAt: now + wait,
      failed: true,
    });
  }
}
