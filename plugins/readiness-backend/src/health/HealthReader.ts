import { HealthView } from 'backstage-plugin-readiness-common';
import { CATALOG_SYNC, SyncState } from '../catalog/CatalogSync';
import { Clock } from '../clock/Clock';
import { StageState, StageStates } from '../database/StageStates';
import { EvaluatedBatch } from '../evaluation/EvaluationWorker';
import { EvaluationQueue } from '../evaluation/EvaluationQueue';
import { SOURCE_RUN, SourceRunState } from '../facts/FactSourceRunner';
import { Publication, Publications } from '../standards/Publication';

/** A row that has been due for longer than this is a problem; so is a catalog not seen for as long. Milliseconds. */
const TOO_LONG = 15 * 60_000;

/** The last batch of this process. @internal */
export class LastBatch {
  seconds: number | null = null;
  evaluated = 0;

  note(batch: EvaluatedBatch): void {
    this.seconds = batch.seconds;
    this.evaluated += batch.evaluated;
  }
}

/**
 * Says whether results are made and stored as they should be, and what to mend if not.
 * @internal
 */
export class HealthReader {
  readonly #clock: Clock;
  readonly #queue: EvaluationQueue;
  readonly #states: StageStates;
  readonly #publications: Publications;
  readonly #lastBatch: LastBatch;
  readonly #slo: { problems(): Promise<string[]> } | undefined;

  constructor(options: {
    clock: Clock;
    queue: EvaluationQueue;
    states: StageStates;
    publications: Publications;
    lastBatch: LastBatch;
    slo?: { problems(): Promise<string[]> };
  }) {
    this.#clock = options.clock;
    this.#queue = options.queue;
    this.#states = options.states;
    this.#publications = options.publications;
    this.#lastBatch = options.lastBatch;
    this.#slo = options.slo;
  }

  async read(): Promise<HealthView> {
    const now = await this.#clock.now();
    const queue = await this.#queue.status();
    const sync = await this.#states.read<SyncState>(CATALOG_SYNC);
    const sources = await this.#states.readAll<SourceRunState>(SOURCE_RUN);
    const publication = await this.#publications.current();
    const problems = [
      ...syncProblems(sync, now),
      ...queueProblems(queue.oldestDueMs),
      ...sourceProblems(sources),
      ...documentProblems(publication),
      ...((await this.#slo?.problems()) ?? []),
    ];
    return {
      status: statusOf(problems, sync, publication),
      problems,
      queue: {
        due: queue.due,
        oldestDueSeconds:
          queue.oldestDueMs === null ? null : queue.oldestDueMs / 1000,
      },
      evaluation: {
        lastBatchSeconds: this.#lastBatch.seconds,
        evaluatedEntities: this.#lastBatch.evaluated,
      },
      lastSync: {
        at: sync ? new Date(sync.updatedAt).toISOString() : null,
        entities: sync?.state.entities ?? null,
        result: sync?.state.result ?? null,
      },
      revision: publication?.revision ?? null,
    };
  }
}

function statusOf(
  problems: readonly string[],
  sync: StageState<SyncState> | undefined,
  publication: Publication | undefined,
): HealthView['status'] {
  if (problems.length > 0) {
    return 'degraded';
  }
  return sync && publication ? 'ok' : 'starting';
}

function syncProblems(
  sync: StageState<SyncState> | undefined,
  now: number,
): string[] {
  if (!sync) {
    return [];
  }
  const { problem } = sync.state;
  const late = now - sync.updatedAt > TOO_LONG;
  return [
    ...(problem === null ? [] : [problem]),
    ...(late
      ? [
          `The catalog was last read at ${new Date(
            sync.updatedAt,
          ).toISOString()}; look at the task readiness-catalog-sync`,
        ]
      : []),
  ];
}

function queueProblems(oldestDueMs: number | null): string[] {
  return oldestDueMs !== null && oldestDueMs > TOO_LONG
    ? [
        `Evaluations are late: the oldest has been due for ${Math.round(
          oldestDueMs / 60_000,
        )} minutes; look at the log of the workers, or add a replica`,
      ]
    : [];
}

function sourceProblems(
  sources: ReadonlyMap<string, StageState<SourceRunState>>,
): string[] {
  return [...sources.values()].flatMap(({ state }) => state.problem ?? []);
}

function documentProblems(publication: Publication | undefined): string[] {
  const { diagnostics = [] } = publication?.documents ?? {};
  const errors = diagnostics.filter(({ severity }) => severity === 'error');
  return [
    ...(errors.length > 0
      ? [
          `${errors.length} errors in documents, the first: ${
            errors[0].file ?? ''
          }${errors[0].line === undefined ? '' : `:${errors[0].line}`} ${
            errors[0].message
          }`,
        ]
      : []),
    ...(publication?.lastValid ?? []).map(
      kept =>
        `In force as before, because the newest version is broken: ${kept}`,
    ),
  ];
}
