import { LoggerService } from '@backstage/backend-plugin-api';
import { toError } from '@backstage/errors';
import { Clock } from '../../clock/Clock';
import { ObjectiveStore } from '../status/ObjectiveStore';
import { CountedSli, ReadSli, SliCounter } from '../status/SliCounter';
import { SloFactReporter } from '../status/SloFactReporter';
import { completedRow } from './completedRow';
import { SourceState, UNTRIED_SOURCE } from './nextAttempt';
import { SliCase } from './SliCase';
import { CompletedSli, SliCommit, StoredReadings } from './SliCommit';
import { SliClaim, SliQueue } from './SliQueue';
import { RoundResult, SourceRound, withOutcome } from './SourceRound';

/** What became of one round. @internal */
export type SliWorkResult =
  | { readonly result: 'idle' }
  | { readonly result: 'read'; readonly batch: ReadBatch };

/** What a batch came to, for metrics. @internal */
export interface ReadBatch {
  readonly slis: number;
  /** Of these, what could not be read. */
  readonly unread: number;
  /** Objectives whose row differed. */
  readonly changed: number;
  readonly seconds: number;
}

/** @internal */
export interface SliWorkerOptions {
  readonly clock: Clock;
  readonly logger: LoggerService;
  readonly queue: SliQueue;
  readonly round: SourceRound;
  readonly objectives: ObjectiveStore;
  readonly counter: SliCounter;
  readonly commit: SliCommit;
  readonly facts: SloFactReporter;
  readonly batchSize: number;
  readonly leaseMs: number;
  readonly refreshMs: number;
  /** 0 up to 1. */
  readonly random: () => number;
  readonly onBatch?: (batch: ReadBatch) => void;
}

/**
 * Takes the due SLIs of one data source, reads what is new, counts their objectives and stores what differs. Every replica
 * runs it, several times at once: a worker leaves the sources to others that they are waiting for.
 * @internal
 */
export class SliWorker {
  readonly #options: SliWorkerOptions;
  /** The sources that the workers of this process are reading from. */
  readonly #busy = new Set<string | null>();

  constructor(options: SliWorkerOptions) {
    this.#options = options;
  }

  async runOnce(options: { signal: AbortSignal }): Promise<SliWorkResult> {
    const { queue, batchSize, leaseMs, onBatch } = this.#options;
    const claim = await queue.claim({
      ...{ limit: batchSize, leaseMs },
      notOf: [...this.#busy],
    });
    if (claim.slis.length === 0) {
      return { result: 'idle' };
    }
    this.#busy.add(claim.source);
    try {
      const batch = await this.#work(claim, options.signal);
      onBatch?.(batch);
      return { result: 'read', batch };
    } finally {
      this.#busy.delete(claim.source);
    }
  }

  async #work(claim: SliClaim, signal: AbortSignal): Promise<ReadBatch> {
    const startedAt = performance.now();
    const { objectives, clock, facts } = this.#options;
    const byId = await objectives.readCases(
      claim.slis.map(({ sli_id }) => sli_id),
    );
    const cases = claim.slis.map(
      row => new SliCase(row, byId.get(row.sli_id) ?? []),
    );
    const round = await this.#read(claim, cases, signal);
    const now = await clock.now();
    const read = cases.flatMap(sli => {
      const reading = round.readings.get(sli.sliId);
      return reading ? [{ sli, reading }] : [];
    });
    const stored = await this.#store(claim, read, { state: round.state, now });
    await facts.report(stored.entityRefs, now);
    return {
      slis: stored.slis,
      unread: read.filter(({ reading }) => reading.outcome.kind !== 'read')
        .length,
      changed: stored.changed,
      seconds: (performance.now() - startedAt) / 1000,
    };
  }

  async #read(
    { source }: SliClaim,
    cases: readonly SliCase[],
    signal: AbortSignal,
  ): Promise<RoundResult> {
    if (source !== null) {
      return this.#options.round.read(source, cases, signal);
    }
    const readings = cases.flatMap(sli => {
      const reason =
        sli.row.source_problem ?? 'No data source is known for its indicator';
      return [...withOutcome([sli], { kind: 'refused', reason })];
    });
    return { readings: new Map(readings), state: UNTRIED_SOURCE };
  }

  /**
   * Counts and stores a batch; when that fails, by halves, so that an SLI that cannot be stored costs no other: it is read
   * again when its lease ends. A database that is away fails the round.
   */
  async #store(
    claim: SliClaim,
    read: readonly ReadSli[],
    by: { readonly state: SourceState; readonly now: number },
  ): Promise<StoredReadings> {
    const { counter, commit, clock, logger } = this.#options;
    try {
      const counted = await counter.count(read, by.now);
      const completed = counted.map(sli => this.#completed(sli, by));
      return await commit.store(claim.ticket, completed, by.now);
    } catch (error) {
      await clock.now();
      if (read.length <= 1) {
        logger.error(
          `What was read of the SLI ${read[0]?.sli.sliId} cannot be stored`,
          toError(error),
        );
        return { slis: 0, changed: 0, entityRefs: [] };
      }
    }
    const half = Math.ceil(read.length / 2);
    const first = await this.#store(claim, read.slice(0, half), by);
    const second = await this.#store(claim, read.slice(half), by);
    return {
      slis: first.slis + second.slis,
      changed: first.changed + second.changed,
      entityRefs: [...new Set([...first.entityRefs, ...second.entityRefs])],
    };
  }

  #completed(
    counted: CountedSli,
    { state, now }: { readonly state: SourceState; readonly now: number },
  ): CompletedSli {
    const { sli, reading, countedUntil } = counted;
    const { refreshMs, random } = this.#options;
    return {
      ...counted,
      row: completedRow(sli.row, {
        ...{ reading, countedUntil, now, refreshMs },
        source: state,
        random: random(),
      }),
    };
  }
}
