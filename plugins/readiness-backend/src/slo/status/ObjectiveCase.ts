import {
  countingOf,
  countingRange,
  objectiveStatus,
  ObjectiveStatus,
  readingRange,
  SliCounting,
  SliReadOutcome,
  SloDefinition,
  SloLimits,
  SloObjective,
} from 'backstage-readiness-core';
import { DbSloObjectivesRow } from '../../database/sloTables';
import { ReadSpan } from '../reading/readSpans';
import {
  countRange,
  daysOfSlices,
  Settling,
  SliDay,
} from '../slices/DayTotals';
import { dayOf } from '../slices/sliceDays';

/** How far the slices of an objective have been read. @internal */
export interface ReadingProgress {
  /** End of the last slice with data. */
  readonly countedUntil: number | null;
  /** End of the time that has been read; null before the first reading. */
  readonly readUntil: number | null;
}

/** Of which days what is needed to count an objective. @internal */
export interface NeededDays {
  readonly fromDay: number;
  readonly withReadings: readonly number[];
}

/**
 * One objective of an entity, with its SLO: what is to be read for it, and where it stands.
 * @internal
 */
export class ObjectiveCase {
  readonly row: DbSloObjectivesRow;
  readonly slo: SloDefinition;
  readonly objective: SloObjective;
  readonly #limits: SloLimits;

  constructor(options: {
    row: DbSloObjectivesRow;
    slo: SloDefinition;
    objective: SloObjective;
    limits: SloLimits;
  }) {
    this.row = options.row;
    this.slo = options.slo;
    this.objective = options.objective;
    this.#limits = options.limits;
  }

  get counting(): SliCounting {
    return countingOf(this.slo.method, this.objective);
  }

  /** The time of which slices are needed; undefined when its window cannot be counted. */
  neededTime(now: number): ReadSpan | undefined {
    const range = readingRange({
      slo: this.slo,
      objective: this.objective,
      now,
    });
    return range.kind === 'range' ? range : undefined;
  }

  neededDays(progress: ReadingProgress, now: number): NeededDays {
    const range = this.#range(progress, now);
    if (range.kind === 'refused') {
      return { fromDay: dayOf(now), withReadings: [] };
    }
    const { from, to, recentFrom } = range;
    return {
      fromDay: dayOf(Math.min(from, recentFrom)),
      withReadings: daysOfSlices({ from, to, slicesFrom: recentFrom }),
    };
  }

  /**
   * Where it stands, and the end of the last slice that counted. Where that is not the end that `progress` has, the days
   * that were read may not be those that count, and it is to be counted again with it.
   */
  status(options: {
    readonly settling: Settling;
    readonly days: ReadonlyMap<number, SliDay>;
    readonly progress: ReadingProgress;
    readonly outcome: SliReadOutcome;
    readonly now: number;
  }): {
    readonly status: ObjectiveStatus;
    readonly countedUntil: number | null;
  } {
    const { settling, days, progress, outcome, now } = options;
    const { slo, objective, counting } = this;
    const range = this.#range(progress, now);
    const counted =
      range.kind === 'range'
        ? countRange({
            ...{ days, settling, counting },
            from: range.from,
            to: range.to,
            slicesFrom: range.recentFrom,
          })
        : undefined;
    const status = objectiveStatus({
      ...{ slo, objective, now, outcome, limits: this.#limits },
      ...(counted ?? { slices: [] }),
      ...readUntilOf(progress),
    });
    const last = counted
      ? Math.max(
          counted.totals.last ?? -Infinity,
          counted.slices[counted.slices.length - 1]?.start ?? -Infinity,
        )
      : -Infinity;
    return {
      status,
      countedUntil: Number.isFinite(last)
        ? last + settling.sliceSeconds * 1000
        : null,
    };
  }

  #range(progress: ReadingProgress, now: number) {
    return countingRange({
      slo: this.slo,
      objective: this.objective,
      now,
      countedUntil: progress.countedUntil,
      limits: this.#limits,
      ...readUntilOf(progress),
    });
  }
}

function readUntilOf({ readUntil }: ReadingProgress): { readUntil?: number } {
  return readUntil === null ? {} : { readUntil };
}
