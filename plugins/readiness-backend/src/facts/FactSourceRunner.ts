import { LoggerService } from '@backstage/backend-plugin-api';
import { Entity } from '@backstage/catalog-model';
import { toError } from '@backstage/errors';
import {
  durationToMilliseconds,
  JsonObject,
  JsonValue,
} from '@backstage/types';
import { PushedFact } from 'backstage-plugin-readiness-common';
import {
  FactSource,
  SourceFailure,
  SourceObservation,
} from 'backstage-plugin-readiness-node';
import { isScoredKind, matchesScope } from 'backstage-readiness-core';
import { entityOf, EntityStore } from '../catalog/EntityStore';
import { Clock } from '../clock/Clock';
import { untilAborted } from '../clock/untilAborted';
import { StageStates } from '../database/StageStates';
import { FactIngestion } from './FactIngestion';
import { SourceRun, SourceRunResult } from './SourceRun';

/** Prefix of the names under which sources remember their runs. @internal */
export const SOURCE_RUN = 'source:';

const BATCH = 500;
const MOST_FACTS = 5000;

/** What a source remembers of its last run. @internal */
export interface SourceRunState extends JsonObject {
  readonly watermark: JsonValue;
  /** What went wrong in the last run, with its mend; null when nothing did. */
  readonly problem: string | null;
  /** Epoch milliseconds of the last run without a problem. */
  readonly succeededAt: number | null;
}

/** @internal */
export interface FactSourceRunnerOptions {
  readonly source: FactSource;
  readonly clock: Clock;
  readonly logger: LoggerService;
  readonly entities: EntityStore;
  readonly ingestion: Pick<FactIngestion, 'push'>;
  readonly states: StageStates;
}

/**
 * Runs one source over all entities that it applies to, batch by batch. Whatever the source does, what is stored stays; a
 * call while a run is under way joins it.
 * @internal
 */
export class FactSourceRunner {
  readonly #options: FactSourceRunnerOptions;
  #running: Promise<SourceRunResult> | undefined;

  constructor(options: FactSourceRunnerOptions) {
    this.#options = options;
  }

  async run({ signal }: { signal: AbortSignal }): Promise<SourceRunResult> {
    this.#running ??= this.#runOnce(signal).finally(() => {
      this.#running = undefined;
    });
    return this.#running;
  }

  async #runOnce(signal: AbortSignal): Promise<SourceRunResult> {
    const { source, states, clock, logger } = this.#options;
    const stage = `${SOURCE_RUN}${source.id}`;
    const before = await states.read<SourceRunState>(stage);
    const run = new SourceRun(before?.state.watermark);
    for await (const batch of this.#batches()) {
      if (signal.aborted) {
        run.fail(`it was stopped: ${toError(signal.reason).message}`);
        break;
      }
      await this.#collect(batch, run, signal);
    }
    const result = run.result(source.id);
    const now = await clock.now();
    const failed = result.result === 'failed';
    await states.write(
      stage,
      {
        watermark: (failed ? run.watermark : run.nextWatermark) ?? null,
        problem: result.problem ?? null,
        succeededAt: failed ? before?.state.succeededAt ?? null : now,
      },
      now,
    );
    if (result.problem) {
      logger.warn(result.problem);
    }
    return result;
  }

  /** The entities that the source applies to. */
  async *#batches(): AsyncIterable<Entity[]> {
    const { entities, source } = this.#options;
    let batch = new Array<Entity>();
    for await (const page of entities.readPages()) {
      for (const row of page.filter(({ kind }) => isScoredKind(kind))) {
        const entity = entityOf(row);
        if (matchesScope(source.appliesTo, entity)) {
          batch.push(entity);
        }
        if (batch.length === BATCH) {
          yield batch;
          batch = [];
        }
      }
    }
    if (batch.length > 0) {
      yield batch;
    }
  }

  async #collect(
    entities: readonly Entity[],
    run: SourceRun,
    signal: AbortSignal,
  ): Promise<void> {
    const { source } = this.#options;
    const reported = new Array<SourceObservation | SourceFailure>();
    try {
      const collected = source.collect({
        entities,
        signal,
        ...(run.watermark !== undefined && { watermark: run.watermark }),
        report: item => reported.push(item),
      });
      const returned = await untilAborted(collected, signal);
      run.noteWatermark(returned?.watermark);
    } catch (error) {
      run.fail(toError(error).message);
    }
    await this.#store(reported, run);
  }

  async #store(
    reported: readonly (SourceObservation | SourceFailure)[],
    run: SourceRun,
  ): Promise<void> {
    const { source, ingestion, clock } = this.#options;
    const now = new Date(await clock.now());
    const declared = new Set(source.facts.map(({ id }) => id));
    const pushed = new Array<PushedFact>();
    for (const item of reported) {
      if ('error' in item) {
        run.refuse(`${item.entityRef}: ${item.error}`);
      } else if (declared.has(item.factId)) {
        pushed.push(pushedFact(item, source, now));
      } else {
        run.refuse(
          `${item.factId} of ${item.entityRef}: the source does not declare this fact; add it to its facts`,
        );
      }
    }
    for (let start = 0; start < pushed.length; start += MOST_FACTS) {
      const result = await ingestion.push(
        pushed.slice(start, start + MOST_FACTS),
        { source: source.id },
      );
      run.accepted += result.accepted;
      result.rejected
        .filter(({ code }) => code !== 'older')
        .forEach(({ message }) => run.refuse(message));
    }
    run.batches += 1;
  }
}

function pushedFact(
  item: SourceObservation,
  source: FactSource,
  now: Date,
): PushedFact {
  const freshFor = item.freshFor ?? source.freshFor;
  return {
    entityRef: item.entityRef,
    factId: item.factId,
    observedAt: (item.observedAt ?? now).toISOString(),
    provenance: item.provenance,
    ...(freshFor && {
      freshFor: `${Math.round(durationToMilliseconds(freshFor) / 1000)}s`,
    }),
    ...('none' in item ? { none: true } : { value: item.value }),
  };
}
